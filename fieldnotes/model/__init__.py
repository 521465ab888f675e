"""What the data files may say: typed, frozen values without file access.

Each module has the shapes of one kind of YAML file under data/; `schema` writes them as JSON
Schemas. Keys of the files are fields, everything computed from them is a method or property.
"""

from fieldnotes.model.comparison import Attribute, Cell, Comparison, Group, Option
from fieldnotes.model.data import Data
from fieldnotes.model.decision import Answer, Decision, End, Question
from fieldnotes.model.entry import DATE, DAY, PagePath, Statement, Text, first_day, shown_date
from fieldnotes.model.lists import (
    PERMALINK,
    AcceptedBreak,
    DomainName,
    News,
    Part,
    Permalink,
    Port,
)
from fieldnotes.model.notes import Correction, Heading, NotesMap
from fieldnotes.model.quantity import SYMBOLS, UNIT, Quantity, Range, plural
from fieldnotes.model.service import Earlier, Fact, FormerName, Scope, Service, Status
from fieldnotes.model.term import Term

__all__ = [
    "DATE",
    "DAY",
    "PERMALINK",
    "SYMBOLS",
    "UNIT",
    "AcceptedBreak",
    "Answer",
    "Attribute",
    "Cell",
    "Comparison",
    "Correction",
    "Data",
    "Decision",
    "DomainName",
    "Earlier",
    "End",
    "Fact",
    "FormerName",
    "Group",
    "Heading",
    "News",
    "NotesMap",
    "Option",
    "PagePath",
    "Part",
    "Permalink",
    "Port",
    "Quantity",
    "Question",
    "Range",
    "Scope",
    "Service",
    "Statement",
    "Status",
    "Term",
    "Text",
    "first_day",
    "plural",
    "shown_date",
]
