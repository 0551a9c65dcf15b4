"""Addresses of the ledger."""

from django.urls import path

from . import loading, overview, reference, rows

app_name = "ledger"
urlpatterns = [
    path("", overview.index, name="index"),
    path("accounts/", overview.accounts, name="accounts"),
    path("rows/", rows.rows, name="rows"),
    path("import/", loading.upload, name="import"),
    path("profiles/", loading.profile, name="profiles"),
    path("import/<str:token>/", loading.check, name="check"),
    path("batches/<int:pk>/", overview.batch, name="batch"),
    path("batches/<int:pk>/file/", overview.original, name="original"),
    path("batches/<int:pk>/undo/", overview.undo, name="undo"),
    path("reference/", reference.reference, name="reference"),
    path("reference/<int:pk>/", reference.series, name="series"),
    path("periods/<int:year>/<str:code>/", overview.set_period, name="period"),
]
