from django import forms
from django.template import Context, Template

from assay.web.components.fields import Choice, Field, from_bound


class QuestionForm(forms.Form):
    place = forms.CharField(label="City", help_text="As the city writes it.", max_length=80)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput(attrs={"placeholder": "Password"}))
    claim = forms.ChoiceField(choices=[("1", "Met"), ("0", "Not met")], widget=forms.RadioSelect)
    notes = forms.CharField(label="Notes", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="I may speak for the city")


def shown(bound: forms.BoundField | Field) -> str:
    return Template("{% load components %}{% field bound %}").render(Context({"bound": bound}))


def test_line_of_text_carries_label_hint_and_limits() -> None:
    bound = QuestionForm()["place"]

    assert from_bound(bound) == Field(
        kind="text",
        id="id_place",
        name="place",
        label="City",
        hint="As the city writes it.",
        attributes={"type": "text", "maxlength": "80", "required": True},
    )


def test_refused_field_keeps_what_was_typed_and_ties_hint_and_error_to_the_control() -> None:
    bound = QuestionForm({"place": "x" * 81})["place"]

    html = shown(bound)

    assert f'value="{"x" * 81}"' in html
    assert 'aria-describedby="id_place-hint id_place-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_place-error"' in html


def test_password_is_never_sent_back_and_has_no_placeholder() -> None:
    bound = QuestionForm({"secret": "correct horse"})["secret"]

    html = shown(bound)

    assert "correct horse" not in html
    assert "placeholder" not in html


def test_radio_choices_keep_the_one_that_was_chosen() -> None:
    field = from_bound(QuestionForm({"claim": "0"})["claim"])

    assert field.choices == (
        Choice("id_claim_0", "1", "Met", chosen=False),
        Choice("id_claim_1", "0", "Not met", chosen=True),
    )
    assert field.anchor == "id_claim_0"


def test_what_was_typed_cannot_become_markup() -> None:
    bound = QuestionForm({"notes": "</textarea><script>"})["notes"]

    assert "<script>" not in shown(bound)


def test_optional_field_says_so_and_required_one_does_not() -> None:
    assert "(optional)" in shown(QuestionForm()["notes"])
    assert "(optional)" not in shown(QuestionForm()["place"])


def test_page_without_a_form_shows_a_field_of_its_own() -> None:
    met = Choice("dm1-1", "1", "Met", chosen=True)
    field = Field(kind="radios", id="dm1", name="dm1", label="Is it met?", choices=[met])

    html = shown(field)

    assert '<input class="usa-radio__input" type="radio" id="dm1-1" name="dm1" value="1" checked>' in html


def test_error_summary_links_each_fault_to_its_control() -> None:
    form = QuestionForm({"place": "Salta", "secret": "x", "agreed": "on"})

    html = Template("{% include 'components/error_summary.html' %}").render(Context({"form": form}))

    assert html.count("<li>") == 1
    assert '<a href="#id_claim_0">Claim: This field is required.</a>' in html
