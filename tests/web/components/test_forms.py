"""A form says which field was left empty, and what to do."""

from __future__ import annotations

import pytest
from django import forms
from django.template import Context, Template

from assay.web.components.forms import Form


class ExampleForm(Form):
    name = forms.CharField(label="Name")
    day = forms.DateField(label="Due on")
    role = forms.ChoiceField(label="Takes part as", choices=[("1", "Lead")], widget=forms.RadioSelect)
    who = forms.MultipleChoiceField(
        label="Who signs", choices=[("1", "Sol")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="I am sure.")
    file = forms.FileField(label="Your file", error_messages={"required": "Choose the file first."})


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("name", "Nothing is written under “Name”. Write it here."),
        ("day", "Nothing is written under “Due on”. Write it here."),
        ("role", "Nothing is chosen under “Takes part as”. Choose one."),
        ("who", "Nothing is ticked under “Who signs”. Tick at least one."),
        ("sure", "The box “I am sure.” is not ticked. Tick it to go on."),
        ("file", "Choose the file first."),
    ],
)
def test_an_empty_field_is_named_with_what_to_do(field: str, said: str) -> None:
    assert list(ExampleForm({}).errors[field]) == [said]


def test_the_list_of_faults_names_each_field_once() -> None:
    html = Template("{% include 'components/error_summary.html' %}").render(
        Context({"form": ExampleForm({"day": "soon"})})
    )

    assert ">Nothing is written under “Name”. Write it here.</a>" in html
    assert ">Due on: Enter a valid date.</a>" in html
