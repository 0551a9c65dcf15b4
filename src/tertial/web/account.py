"""Sign-in rules for django-allauth: nobody signs up by themselves."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAdapter(DefaultAccountAdapter):
    """Users are made by administrators (`tertial user add`) or come from the agency's own directory."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
