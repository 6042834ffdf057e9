"""What somebody of a city did, as the others read it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from assay.journey.histories import How
from assay.journey.news import NewsKind
from assay.words.histories import how

NEWS_WORDS: dict[NewsKind, str] = {
    NewsKind.ANSWER: gettext_noop("%(who)s changed the answer"),
    NewsKind.COMMENT: gettext_noop("%(who)s commented"),
    NewsKind.EVIDENCE_ADDED: gettext_noop("%(who)s added evidence"),
    NewsKind.EVIDENCE_CHANGED: gettext_noop("%(who)s changed a piece of evidence"),
    NewsKind.TASK_GIVEN: gettext_noop("%(who)s gave it to %(what)s"),
    NewsKind.TASK_DONE: gettext_noop("%(who)s is done with it"),
    NewsKind.PROPOSAL: gettext_noop("%(who)s sent an answer by link"),
    NewsKind.ARCHIVE_TAKEN: gettext_noop("%(who)s downloaded everything as one archive"),
}


def news(kind: NewsKind, who: str, what: str, times: int) -> str:
    """ "Rosa Lima changed the answer (restored from an earlier version), 3 times"."""
    said = _(NEWS_WORDS[kind]) % {"who": who, "what": what}
    if kind is NewsKind.ANSWER and what != How.TYPED:
        said = _("%(said)s (%(how)s)") % {"said": said, "how": how(How(what))}
    if times > 1:
        said = ngettext("%(said)s, %(n)s time", "%(said)s, %(n)s times", times) % {"said": said, "n": times}
    return said


def about_the_whole() -> str:
    return _("The application as a whole")
