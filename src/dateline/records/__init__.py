"""The nouns: frozen records that the stages hand on, in the order in which they are made."""

from dateline.records.analysis import (
    SCHEMA,
    Analysis,
    Count,
    Event,
    Evidence,
    Participant,
    Refusal,
    Source,
    Why,
)
from dateline.records.document import Document, NameEntity
from dateline.records.mentions import (
    ActorMention,
    Actors,
    Entity,
    Note,
    Place,
    PlaceMention,
    Quote,
    QuoteMention,
    Time,
    TimeMention,
    Times,
    TriggerMention,
)
from dateline.records.report import Report, Span

__all__ = [
    "SCHEMA",
    "ActorMention",
    "Actors",
    "Analysis",
    "Count",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "NameEntity",
    "Note",
    "Participant",
    "Place",
    "PlaceMention",
    "Quote",
    "QuoteMention",
    "Refusal",
    "Report",
    "Source",
    "Span",
    "Time",
    "TimeMention",
    "Times",
    "TriggerMention",
    "Why",
]
