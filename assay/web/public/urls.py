from django.urls import path

from assay.web.public.certified import certified, certified_csv, certified_json
from assay.web.public.corrections import correct
from assay.web.public.data import data, robots, sitemap
from assay.web.public.demonstration import demonstration, demonstration_place
from assay.web.public.home import home
from assay.web.public.how import apply, contact, glossary, how, key_dates
from assay.web.public.interest import interest, interest_thanks
from assay.web.public.places import place, places
from assay.web.public.stand import stand
from assay.web.public.standard import criterion, levels, standard, standard_history

urlpatterns = [
    path("", home, name="home"),
    path("certified", certified, name="certified"),
    path("certified.csv", certified_csv, name="certified_csv"),
    path("certified.json", certified_json, name="certified_json"),
    path("data", data, name="data"),
    path("places", places, name="places"),
    path("places/<str:place_id>", place, name="place"),
    path("correct", correct, name="correct"),
    path("demonstration/", demonstration, name="demonstration"),
    path("demonstration/<str:place_id>", demonstration_place, name="demonstration_place"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("standard", standard, name="standard"),
    path("standard/history", standard_history, name="standard_history"),
    path("standard/<str:edition_id>", standard, name="standard_edition"),
    path("standard/<str:edition_id>/levels", levels, name="standard_levels"),
    path("standard/<str:edition_id>/<str:code>", criterion, name="criterion"),
    path("stand", stand, name="stand"),
    path("stand/<str:edition_id>", stand, name="stand_edition"),
    path("how", how, name="how"),
    path("key-dates", key_dates, name="key_dates"),
    path("apply", apply, name="apply"),
    path("interest", interest, name="interest"),
    path("interest/thanks", interest_thanks, name="interest_thanks"),
    path("contact", contact, name="contact"),
    path("glossary", glossary, name="glossary"),
]
