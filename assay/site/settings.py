"""Settings. What an operator may set is an environment variable, described in docs/how-to/operate.md."""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url

from assay.site.secret import secret_key
from assay.site.sqlite import SQLITE_OPTIONS

PACKAGE = Path(__file__).resolve().parent.parent

# Where the site keeps what is its own: the SQLite database, files, the secret key.
HOME = Path(os.environ.get("ASSAY_HOME", "var")).resolve()

DEBUG = os.environ.get("ASSAY_DEBUG") == "1"
SECRET_KEY = os.environ.get("ASSAY_SECRET_KEY") or secret_key(HOME)
# The address people reach the site at; mails and the host check follow from it.
ADDRESS = os.environ.get("ASSAY_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
ALLOWED_HOSTS = os.environ.get("ASSAY_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [ADDRESS]
_SECURE = ADDRESS.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "assay.records",
    "assay.web.components",
]

MIDDLEWARE = [
    "assay.site.headers.Headers",
    "assay.site.unreadable.Unreadable",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "assay.site.doors.Doors",
]

ROOT_URLCONF = "assay.site.urls"
WSGI_APPLICATION = "assay.site.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            PACKAGE / "web" / corner / "templates"
            for corner in (
                "components",
                "public",
                "account",
                "questions",
                "city",
                "expert",
                "committee",
                "office",
            )
        ],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "assay.web.components.context.around",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{HOME / 'assay.sqlite3'}", conn_max_age=None
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One store for all processes: rate limits that each process counts alone are no limits.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "assay_cache",
        # The store drops entries beyond this number, and a count that is dropped is a limit that is lifted.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

AUTH_USER_MODEL = "records.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_start"
ACCOUNT_ADAPTER = "assay.web.account.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
# The same words whether an address is known or not.
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    # A whole city hall shares one address: guesses are limited by account first, and by address widely.
    "login": "100/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    # Statements of interest: by sender, and over all.
    "interest": "10/h/ip,300/h/key",
    "correction": "10/h/ip",
    # Presses of the buttons behind a signing link, one of which writes letters.
    "signing": "20/m/ip",
}

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = _SECURE
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = _SECURE
CSRF_COOKIE_HTTPONLY = True
# Gone with the window: a public page leaves nothing behind.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "assay.web.components.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "base-uri": ["'none'"],
    "connect-src": ["'self'"],
    "font-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "img-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "assay.site.files.Files",
        "OPTIONS": {"location": HOME / "files", "base_url": None, "file_permissions_mode": 0o600},
    },
    # Pictures of the pages of those files: made from them, and made again where they are missing.
    "pages": {
        "BACKEND": "assay.site.files.Files",
        "OPTIONS": {"location": HOME / "pages", "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "assay.site.static.Static"},
}
# Where files are taken apart; empty but for what is being read.
SCRATCH = HOME / "scratch"
WHITENOISE_USE_FINDERS = DEBUG

# The largest file a city may add as evidence, and what a form may hold beside it. site/doors.py asks both
# of a request's length before any of it is read.
EVIDENCE_MOST_BYTES = 25 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Whether addresses that cities give are opened, to say in time which of them experts could not.
FETCH = os.environ.get("ASSAY_FETCH") != "off"

EMAIL_BACKEND = "assay.site.mail.Backend"
# smtp://name:password@host:port, smtps://…, or nothing: mail goes to the console.
MAIL_ADDRESS = os.environ.get("ASSAY_MAIL", "")
DEFAULT_FROM_EMAIL = os.environ.get("ASSAY_MAIL_FROM", "certification@assay.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

# Logs name an address's path never with its query or a key in it, and no person, place or answer.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_keys": {"()": "assay.site.logs.WithoutKeys"}},
    "formatters": {
        "plain": {"()": "assay.site.logs.Frames", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["without_keys"]}
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers would write the same lines once more, as they come.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.server": {"handlers": [], "propagate": True},
    },
}
