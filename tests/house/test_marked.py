"""Every word that a page shows of its own is marked for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import assay

PACKAGE = Path(assay.__file__).parent
# Not the components: their few words are classes and the examples of a page for developers.
CORNERS = ("account", "city", "committee", "expert", "office", "public", "questions")
PAGES = [file for corner in CORNERS for file in (PACKAGE / "web" / corner).rglob("*")]
TEMPLATES = sorted(file for file in PAGES if file.suffix == ".html")
# Whatever is said to people, wherever it is written: in pages, words, letters and commands.
SAID = sorted(file for file in PACKAGE.rglob("*.py") if "gettext" in file.read_text(encoding="utf-8"))
CODE = sorted([*(file for file in PAGES if file.suffix == ".py"), *(PACKAGE / "reports").glob("*.py")])

# Names of formats are the same in every language.
SAME_EVERYWHERE = {"CSV", "JSON"}

_COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}|{#.*?#}", re.DOTALL)
_TRANSLATED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}", re.DOTALL)
_CODE = re.compile(r"<code>.*?</code>|\b\w+\.(?:csv|json)\b", re.DOTALL)
_MARKUP = re.compile(r"{%.*?%}|{{.*?}}|<(?!!)[^>]*>|&\w+;", re.DOTALL)

# A sentence in code: three words in a row from a capital on, which no id, address or query has.
_SENTENCE = re.compile(r"\b[A-Z][a-z]* [a-z]{2,} [a-z]{2,}")
_MARKS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_a_template_has_no_word_outside_the_marks(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    for markup in (_COMMENT, _TRANSLATED, _CODE, _MARKUP):
        text = markup.sub(" ", text)

    assert set(re.findall(r"[^\W\d_]{2,}", text)) <= SAME_EVERYWHERE


@pytest.mark.parametrize("file", CODE, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_code_has_no_sentence_outside_the_marks(file: Path) -> None:
    assert list(sentences(ast.parse(file.read_text(encoding="utf-8")))) == []


def sentences(node: ast.AST) -> Iterator[str]:
    """Sentences in `node` that are neither marked nor for developers."""
    for child in ast.iter_child_nodes(node):
        docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        marked = isinstance(child, ast.Call) and getattr(child.func, "id", "") in _MARKS
        if docstring or marked or isinstance(child, ast.Assert):
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and _SENTENCE.search(child.value):
            yield child.value
        yield from sentences(child)


# What a template decides by is not shown; the texts that it translates are.
_DECIDES = re.compile(r"{% (?!translate).*?%}|{{.*?}}", re.DOTALL)
_PERSON = re.compile(r"\b(?:she|her|hers|herself|he|him|his|himself)\b", re.IGNORECASE)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_a_template_calls_nobody_she_or_he(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    for silent in (_COMMENT, _DECIDES):
        text = silent.sub(" ", text)

    assert _PERSON.findall(text) == []


@pytest.mark.parametrize("file", SAID, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_code_says_to_people_calls_nobody_she_or_he(file: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if _is_mark(node)]
    texts = [part.value for call in calls for part in ast.walk(call) if isinstance(part, ast.Constant)]

    assert [text for text in texts if isinstance(text, str) and _PERSON.search(text)] == []


def _is_mark(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MARKS
