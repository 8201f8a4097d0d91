"""The command line: a thin skin over functions. Results on standard output, everything else on standard error."""

from __future__ import annotations

import sys

import click

from figtrail import __version__
from figtrail.commands import browse, check, diff, export, fetch, run, site, sources
from ingest.errors import FigtrailError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="figtrail")
def cli() -> None:
    """Turn report sections into data, with a trail from every figure to its sentence and its source.

    \b
    figtrail run                      process what is new under raw/, publish to output/
    figtrail list                     what is published
    figtrail show REPORT EDITION      the figures with their sources
    figtrail sources REPORT EDITION   what an edition rests on
    """


def main() -> None:
    """Run a command; errors become one line and an exit status (2 wrong usage, 3 locked, 130 interrupted)."""
    from figtrail.lock import OutputLocked

    try:
        status = cli(standalone_mode=False)
    except click.exceptions.Exit as stop:
        status = stop.exit_code
    except click.ClickException as error:
        error.show()
        status = 2
    except (KeyboardInterrupt, click.Abort) as stop:
        told = f" ({stop})" if str(stop) else ""
        click.echo(f"figtrail: interrupted{told}; what was published stands, the next run does the rest", err=True)
        status = 130
    except OutputLocked as error:
        click.echo(f"figtrail: {error}", err=True)
        status = 3
    except FigtrailError as error:
        click.echo(f"figtrail: {error}", err=True)
        status = 2
    except BrokenPipeError:
        status = 0
    sys.exit(status if isinstance(status, int) else 0)


for command in (
    fetch.fetch,
    run.run,
    browse.list_,
    browse.path,
    browse.show,
    diff.diff,
    diff.history,
    sources.sources,
    export.export,
    site.site,
    check.lint,
    check.verify,
):
    cli.add_command(command)
