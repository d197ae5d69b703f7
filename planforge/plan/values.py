"""What the fields of a plan are made of: text as written, whole numbers, dates of issue, slugs.

The reader hands over every value as text (or None, lists, mappings), so that `08`, `7:30` and `no` stay
what the clerk typed; each type here says how such a text becomes its value.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """The ground of every part of a plan: frozen, and no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""One paragraph of Vietnamese text, with its inline marks; never empty."""


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise PydanticCustomError("not_a_slug", "not a slug")
    return value


Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
"""An id: Latin letters without marks, digits, single hyphens."""


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{1,9}", value):
            raise PydanticCustomError("int_parsing", "not a whole number")
        return int(value)
    return value


Year = Annotated[int, BeforeValidator(_whole, json_schema_input_type=int), Field(ge=1990, le=2100)]


def _switch(value: Any) -> Any:
    words = {"true": True, "false": False, "yes": True, "no": False, "có": True, "không": False}
    if isinstance(value, str):
        if value.lower() not in words:
            raise PydanticCustomError("bool_parsing", "not a yes or no")
        return words[value.lower()]
    return value


Switch = Annotated[bool, BeforeValidator(_switch, json_schema_input_type=bool)]


def _millimetres(value: Any) -> Any:
    if isinstance(value, str):
        if not re.fullmatch(r"\d+([.,]\d+)?", value):
            raise PydanticCustomError("float_parsing", "not a number")
        return float(value.replace(",", "."))
    return value


Millimetres = Annotated[float, BeforeValidator(_millimetres, json_schema_input_type=float), Field(gt=0, le=400)]


@dataclass(frozen=True, slots=True, order=True)
class IssueDate:
    """A date of issue whose day may still be open (`2024-01`)."""

    year: int
    month: int
    day: int | None = None

    def __str__(self) -> str:
        month = f"{self.year:04}-{self.month:02}"
        return month if self.day is None else f"{month}-{self.day:02}"

    def first_day(self) -> date:
        """The day itself or, while it is open, the first of the month."""
        return date(self.year, self.month, self.day or 1)


_DATE_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(-(?P<day>\d{1,2}))?"),
    re.compile(r"((?P<day>\d{1,2})/)?(?P<month>\d{1,2})/(?P<year>\d{4})"),
)


def _issue_date(value: Any) -> Any:
    if isinstance(value, IssueDate):
        return value
    for form in _DATE_FORMS if isinstance(value, str) else ():
        if match := form.fullmatch(value.strip()):
            year, month = int(match["year"]), int(match["month"])
            day = int(match["day"]) if match["day"] else None
            try:
                date(year, month, 1 if day is None else day)
            except ValueError:
                raise PydanticCustomError("no_such_date", "no such date") from None
            return IssueDate(year, month, day)
    raise PydanticCustomError("not_a_date", "not a date")


Issued = Annotated[
    IssueDate,
    BeforeValidator(_issue_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^(\d{4}-\d{1,2}(-\d{1,2})?|(\d{1,2}/)?\d{1,2}/\d{4})$",
            "examples": ["2026-01-14", "2026-01"],
        }
    ),
]


def as_tuple(value: Any) -> Any:
    """A single value where a list may stand, as a list of one."""
    return (value,) if isinstance(value, str) else value


Names = Annotated[tuple[Text, ...], BeforeValidator(as_tuple, json_schema_input_type=Text | tuple[Text, ...])]
"""One name or a list of names; one string is one name and is never split."""
