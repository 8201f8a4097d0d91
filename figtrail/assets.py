"""The editions as assets of Dagster (extra `dagster`): one an edition, by the same functions as `figtrail run`.

# definitions.py; then `dagster dev -f definitions.py`
from figtrail.assets import edition_assets
defs = edition_assets("raw", "output")
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figtrail.batch import Choice, choose_editions, run_editions
from figtrail.inputs import read_inputs
from ingest.edition import EditionFolder
from ingest.errors import FigtrailError

if TYPE_CHECKING:
    import dagster


def edition_assets(raw: str | Path, output: str | Path) -> dagster.Definitions:
    """One asset for each edition under `raw`, run one after another: one run at a time holds an output folder."""
    import dagster

    folders = choose_editions(Path(raw), Choice())
    assets = [edition_asset(folder, Path(raw), Path(output)) for folder in folders]
    return dagster.Definitions(assets=assets, executor=dagster.in_process_executor)


def edition_asset(folder: EditionFolder, raw: Path, output: Path) -> dagster.AssetsDefinition:
    """The asset of an edition. Its code version follows its inputs: Dagster shows what is out of date."""
    import dagster

    def publish() -> Any:  # Dagster reads this annotation, and cannot read one of an import inside a function
        run = run_editions(raw, output, Choice(folder.report, folder.edition))
        if run.failed:
            raise FigtrailError("; ".join(row["message"] for row in run.failed))
        return dagster.MaterializeResult(metadata=dict((*run.published, *run.unchanged)[0]))

    version = hashlib.sha256(repr(read_inputs(folder)).encode()).hexdigest()[:16]
    made: dagster.AssetsDefinition = dagster.asset(
        key=[key_part(folder.report), key_part(folder.edition)],
        group_name=key_part(folder.report),
        code_version=version,
        description=f"{folder.report}, edition {folder.edition}",
    )(publish)
    return made


def key_part(name: str) -> str:
    """A name as Dagster allows it: letters, digits and underscores. What is lost of it a short digest tells apart."""
    bare = re.sub(r"[^A-Za-z0-9_]", "_", name)
    return bare if re.fullmatch(r"[\w-]+", name, re.A) else f"{bare}_{hashlib.sha256(name.encode()).hexdigest()[:6]}"
