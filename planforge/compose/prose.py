"""The sentences planforge supplies, from small Jinja texts that an office may replace by its own."""

from collections.abc import Sequence
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from planforge.errors import BrokenProse
from planforge.messages import _

NAMES = ("introduction", "closing", "attached", "taken_from")
"""Every prose text there is; a test holds that each has a template."""


class Prose:
    """Sentences by name. The folders are searched in order, so that an office's own text comes first."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader([str(folder) for folder in folders], encoding="utf-8"),
            undefined=StrictUndefined,
            autoescape=False,
        )

    def sentence(self, name: str, **values: str | int) -> str:
        """The text `name` filled with `values`, on one line; empty when the template prints nothing.

        Raises BrokenProse when the template is missing, cannot be read or asks for an unknown name.
        """
        try:
            written = self._environment.get_template(f"{name}.j2").render(**values)
        except (TemplateError, OSError, UnicodeDecodeError) as error:
            place = f"{name}.j2:{getattr(error, 'lineno', None) or 1}"
            raise BrokenProse(
                _("câu mẫu {place} không dùng được: {why}").format(place=place, why=error),
                _("các tên dùng được: {names}").format(names=", ".join(sorted(values))),
            ) from error
        return " ".join(line.strip() for line in written.split("\n") if line.strip())
