"""The tables, one file a noun."""

from assay.records.models.acts import Act
from assay.records.models.answers import Answer, AnswerVersion, Citation, LateCitation, LateDraft
from assay.records.models.applications import Application, Interest, StageChange
from assay.records.models.bonds import Tie, Waiver
from assay.records.models.cohorts import Announcement, Cohort
from assay.records.models.comments import Comment
from assay.records.models.decisions import Decision
from assay.records.models.documents import AddressCheck, Document, DocumentPage
from assay.records.models.evidence import Evidence, EvidencePart, EvidenceVersion, StoredFile
from assay.records.models.findings import Assignment, Finding, SettledFinding
from assay.records.models.invitations import Invitation
from assay.records.models.jobs import Job
from assay.records.models.messages import Message
from assay.records.models.notices import Notice
from assay.records.models.people import Appointment, Membership, Person
from assay.records.models.places import Place, PlaceName
from assay.records.models.registry import RecordedChange, RecordedEvent, Source
from assay.records.models.seen import Seen
from assay.records.models.sheets import SheetLoad
from assay.records.models.shipped import ShippedTable
from assay.records.models.signatures import SigningLink, SignOff
from assay.records.models.sites import Site
from assay.records.models.tasks import Helper, Proposal, Task
from assay.records.models.visits import Visit

__all__ = [
    "Act",
    "AddressCheck",
    "Announcement",
    "Answer",
    "AnswerVersion",
    "Application",
    "Appointment",
    "Assignment",
    "Citation",
    "Cohort",
    "Comment",
    "Decision",
    "Document",
    "DocumentPage",
    "Evidence",
    "EvidencePart",
    "EvidenceVersion",
    "Finding",
    "Helper",
    "Interest",
    "Invitation",
    "Job",
    "LateCitation",
    "LateDraft",
    "Membership",
    "Message",
    "Notice",
    "Person",
    "Place",
    "PlaceName",
    "Proposal",
    "RecordedChange",
    "RecordedEvent",
    "Seen",
    "SettledFinding",
    "SheetLoad",
    "ShippedTable",
    "SignOff",
    "SigningLink",
    "Site",
    "Source",
    "StageChange",
    "StoredFile",
    "Task",
    "Tie",
    "Visit",
    "Waiver",
]
