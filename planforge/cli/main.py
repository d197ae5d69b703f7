"""`planforge`: finds the command, and is the one place where an error becomes a sentence and an exit code."""

import gc
import importlib
import sys
from difflib import get_close_matches

import click

from planforge import __version__
from planforge.cli import console
from planforge.errors import PlanforgeError
from planforge.messages import _

COMMANDS = (
    "new",
    "validate",
    "render",
    "appendix",
    "digest",
    "assignments",
    "calendar",
    "tasks",
    "rollover",
    "parametrize",
    "diff",
    "schema",
    "frame",
    "doctor",
)
"""Each is a module of this package with a `command`, loaded only when it is called."""


class Commands(console.Group):
    """The commands by name, and the nearest one when a name is not known."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which an office needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, its module loaded only now; None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"planforge.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that `args` begin with; fails with the nearest name when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = _("có phải là `{key}`?").format(key=near[0]) if near else _("các lệnh: ") + ", ".join(COMMANDS)
            ctx.fail(_("không có lệnh `{name}`; {hint}").format(name=args[0], hint=hint))
        return super().resolve_command(ctx, args)


def command() -> click.Group:
    """The `planforge` command, in the language in use."""
    return Commands(
        name="planforge",
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=_(
            "Kế hoạch của Ủy ban nhân dân viết bằng YAML, ra văn bản Word đúng Nghị định 30/2020/NĐ-CP.\n\n"
            "\b\nBắt đầu:\n  planforge new ke-hoach.yaml\n  (sửa tệp đó)\n  planforge render ke-hoach.yaml"
        ),
        params=[
            click.Option(
                ["--version"],
                is_flag=True,
                expose_value=False,
                is_eager=True,
                callback=_print_version,
                help=_("In phiên bản rồi thôi."),
            )
        ],
    )


def _print_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"planforge {__version__}")
        ctx.exit()


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code."""
    # Nearly all that a run makes lives to its end; looking for garbage in it is a fifth of reading a long plan.
    gc.set_threshold(50_000, 20, 20)
    given = sys.argv[1:] if arguments is None else arguments
    console.survive_any_code_page()
    console.choose_language(given)
    try:
        code = command().main(args=given, prog_name="planforge", standalone_mode=False)
    except click.exceptions.Exit as leave:
        code = leave.exit_code
    except click.Abort:
        console.say(_("đã dừng"))
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except PlanforgeError as error:
        console.say_error(error)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
