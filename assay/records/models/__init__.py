"""The tables, one file a noun."""

from assay.records.models.acts import Act
from assay.records.models.announcements import (
    Announcement,
    EmbargoReader,
    EmbargoReading,
    Holdback,
    InstantProposal,
    LeakDrill,
)
from assay.records.models.answers import Answer, AnswerVersion, Citation, LateCitation, LateDraft
from assay.records.models.appeals import Appeal, AppealPoint
from assay.records.models.applications import Application, DateMove, Gate, Interest, StageChange
from assay.records.models.bonds import Tie, Waiver
from assay.records.models.cohorts import Cohort, GateQuestion
from assay.records.models.comments import Comment
from assay.records.models.decisions import Decision
from assay.records.models.documents import AddressCheck, Document, DocumentPage
from assay.records.models.evidence import Evidence, EvidencePart, EvidenceVersion, StoredFile
from assay.records.models.experts import Expertise
from assay.records.models.facts import FactsCheck, FactsComment
from assay.records.models.findings import (
    Assignment,
    Finding,
    HandIn,
    SettledChange,
    SettledFinding,
    Settlement,
    TalkNote,
)
from assay.records.models.invitations import Invitation
from assay.records.models.jobs import Job
from assay.records.models.meetings import (
    AgendaItem,
    Ballot,
    Fulfilment,
    Meeting,
    Motion,
    Recusal,
    Seat,
)
from assay.records.models.messages import Message
from assay.records.models.notices import Notice
from assay.records.models.people import Appointment, Membership, Person
from assay.records.models.places import Place, PlaceName
from assay.records.models.registry import RecordedChange, RecordedEvent, Source
from assay.records.models.rounds import ExpertQuestion, QuestionRound, RoundQuestion
from assay.records.models.seen import Seen
from assay.records.models.sheets import SheetLoad
from assay.records.models.shipped import ShippedTable
from assay.records.models.signatures import SigningLink, SignOff
from assay.records.models.sites import Site
from assay.records.models.tasks import Helper, Proposal, Task
from assay.records.models.visits import (
    Visit,
    VisitDocument,
    VisitNote,
    VisitNoteVersion,
    VisitParticipant,
    VisitPoint,
)

__all__ = [
    "Act",
    "AddressCheck",
    "AgendaItem",
    "Announcement",
    "Answer",
    "AnswerVersion",
    "Appeal",
    "AppealPoint",
    "Application",
    "Appointment",
    "Assignment",
    "Ballot",
    "Citation",
    "Cohort",
    "Comment",
    "DateMove",
    "Decision",
    "Document",
    "DocumentPage",
    "EmbargoReader",
    "EmbargoReading",
    "Evidence",
    "EvidencePart",
    "EvidenceVersion",
    "ExpertQuestion",
    "Expertise",
    "FactsCheck",
    "FactsComment",
    "Finding",
    "Fulfilment",
    "Gate",
    "GateQuestion",
    "HandIn",
    "Helper",
    "Holdback",
    "InstantProposal",
    "Interest",
    "Invitation",
    "Job",
    "LateCitation",
    "LateDraft",
    "LeakDrill",
    "Meeting",
    "Membership",
    "Message",
    "Motion",
    "Notice",
    "Person",
    "Place",
    "PlaceName",
    "Proposal",
    "QuestionRound",
    "RecordedChange",
    "RecordedEvent",
    "Recusal",
    "RoundQuestion",
    "Seat",
    "Seen",
    "SettledChange",
    "SettledFinding",
    "Settlement",
    "SheetLoad",
    "ShippedTable",
    "SignOff",
    "SigningLink",
    "Site",
    "Source",
    "StageChange",
    "StoredFile",
    "TalkNote",
    "Task",
    "Tie",
    "Visit",
    "VisitDocument",
    "VisitNote",
    "VisitNoteVersion",
    "VisitParticipant",
    "VisitPoint",
    "Waiver",
]
