"""dbt's own documentation of the marts as one HTML file: what each column means, what it is made from, its tests.

It holds no rows. The marts themselves are built by the job `marts`.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from assets.marts import DBT, PROJECT
from assets.resources.marts import MartStore
from pipelines.errors import UserError
from pipelines.settings import Settings


def build_docs(settings: Settings) -> Path:
    """Write `<home>/marts/docs.html`; returns its path. Raises UserError when the marts were never built."""
    store = MartStore(settings.home / "marts")
    if not store.database.exists():
        raise UserError("there are no marts yet: `matchmill run --job marts` builds them")
    target = store.home / "docs.html"
    with tempfile.TemporaryDirectory() as scratch:
        copy = shutil.copy(store.database, scratch)  # dbt locks the file that it reads
        folder = str(PROJECT.project_dir)
        where = ["--project-dir", folder, "--profiles-dir", folder, "--target-path", scratch, "--log-path", scratch]
        places = json.dumps({"database": str(copy), "marts": str(store.build)})
        command = [DBT, "--quiet", "docs", "generate", "--static", "--vars", places, *where]
        ended = subprocess.run(command, capture_output=True, text=True)
        if ended.returncode:
            raise UserError(f"dbt could not write its documentation: {ended.stdout.strip() or ended.stderr.strip()}")
        shutil.copyfile(Path(scratch) / "static_index.html", target)
    return target
