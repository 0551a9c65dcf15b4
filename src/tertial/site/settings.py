"""All settings, in one file. Every variable is listed in docs/reference/settings.md; a test compares.

Two ways to run: *local* (no TERTIAL_HOSTS: answers on loopback only, makes its own secret key) and *production*
(TERTIAL_HOSTS named: demands TERTIAL_SECRET_KEY, secure cookies, and refuses a demo's data folder).
"""

import json
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .env import env_bool, env_int, env_list, env_text

PACKAGE = Path(__file__).resolve().parent.parent
WEB = PACKAGE / "web"
AREAS = sorted(path.parent for path in WEB.glob("*/urls.py"))

DATA = Path(env_text("TERTIAL_DATA", "./var")).resolve()
HOSTS = env_list("TERTIAL_HOSTS")
PRODUCTION = bool(HOSTS)
DEBUG = env_bool("TERTIAL_DEBUG", default=False)
DEMO = (DATA / "demo.json").exists()

if PRODUCTION and DEMO:
    raise ImproperlyConfigured(f"{DATA} holds the demo: choose another TERTIAL_DATA for production.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("TERTIAL_DEBUG cannot be on when TERTIAL_HOSTS is set.")


def _secret_key() -> str:
    given = env_text("TERTIAL_SECRET_KEY", "")
    if given:
        return given
    if PRODUCTION:
        raise ImproperlyConfigured("Set TERTIAL_SECRET_KEY to a long random text.")
    path = DATA / "secret_key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        DATA.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        path.chmod(0o600)
        return path.read_text(encoding="ascii")


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = HOSTS or ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_htmx",
    "template_partials",
    "tertial.kernel",
    "tertial.organisation",
    "tertial.access",
    "tertial.cycle",
    "tertial.steering",
    "tertial.ledger",
    "tertial.indicators",
    "tertial.planning",
    "tertial.appropriations",
    "tertial.budget",
    "tertial.improvement",
    "tertial.followup",
    "tertial.evaluation",
    "tertial.monthly_report",
    "tertial.reflection",
    "tertial.annual_report",
    "tertial.inbox",
    "tertial.web",
    "tertial.site",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tertial.web.middleware.ContentSecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tertial.web.middleware.Language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tertial.web.middleware.Reading",
    "tertial.web.middleware.ActingPerson",
    "tertial.web.refusals.Refusals",
]

ROOT_URLCONF = "tertial.site.urls"
WSGI_APPLICATION = "tertial.site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates", *(area / "templates" for area in AREAS)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tertial.web.context.shell",
            ],
            "builtins": ["tertial.web.templatetags.tertial", "template_partials.templatetags.partials"],
        },
    },
]


def _databases() -> dict[str, dict[str, object]]:
    address = env_text("DATABASE_URL", "")
    if not address:
        return {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": DATA / "tertial.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
                },
            }
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 60,
        }
    }


DATABASES = _databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kernel.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "tertial.web.account.ClosedAdapter"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "inbox:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [WEB / "locale", *(area / "locale" for area in AREAS)]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [("documents", PACKAGE / "formats" / part / "static") for part in ("document", "charts")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_LIMIT = env_int("TERTIAL_UPLOAD_LIMIT_MB", 512) * 1024 * 1024

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_SSL_REDIRECT = env_bool("TERTIAL_SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env_text("TERTIAL_LOG_LEVEL", "WARNING")},
}

DEMO_PEOPLE = "tertial.site.demo.WHO"  # whom the demo's sign-in page offers
DEMO_AS_OF = json.loads((DATA / "demo.json").read_text(encoding="utf-8"))["as_of"] if DEMO else None
