"""`planforge schema`: the JSON Schema of a spec."""

import click

from planforge.cli import console
from planforge.messages import _
from planforge.spec.schema import schema_text


@click.command(
    cls=console.Command,
    short_help=_("In JSON Schema cho trình soạn thảo."),
    help=_(
        "In JSON Schema của tệp kế hoạch, để trình soạn thảo gợi ý và báo lỗi khi đang gõ.\n\n"
        "\b\nVí dụ:\n  planforge schema > schema.json"
    ),
)
def command() -> None:
    """Print the schema."""
    click.echo(schema_text(), nl=False)
