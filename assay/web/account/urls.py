from allauth.account import views
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from assay.web.account.letters import my_letters
from assay.web.account.start import my_start


class PlainConverter(StringConverter):
    """Letters and digits: the key after it holds hyphens itself, and must keep them."""

    regex = "[0-9A-Za-z]+"


register_converter(PlainConverter, "plain")

urlpatterns = [
    path("start", my_start, name="my_start"),
    path("letters", my_letters, name="my_letters"),
    path("sign-in", views.login, name="account_login"),
    # Closed to everyone: the page says how accounts come about. The sign-in package needs it to exist.
    path("new", views.signup, name="account_signup"),
    path("sign-out", views.logout, name="account_logout"),
    path("password", views.password_change, name="account_change_password"),
    path("password/forgotten", views.password_reset, name="account_reset_password"),
    path("password/forgotten/sent", views.password_reset_done, name="account_reset_password_done"),
    path(
        "password/new/<plain:uidb36>-<key>",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/new/done",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
