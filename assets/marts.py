"""The dbt project as assets: SQL marts over views of the lake's current files, their tests as checks.

No mart is written in Python, and nothing upstream ever reads a mart.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtCliResource, DbtProject, dbt_assets

from assets.lake import Lake
from assets.models_shown import show_models
from assets.resources.marts import MartStore
from assets.views import make_views

PROJECT = DbtProject(Path(__file__).parents[1] / "dbt")
DBT = str(Path(sys.executable).with_name("dbt"))
"""The dbt that is installed beside this Python, whatever the PATH says."""


def manifest_path() -> Path:
    """dbt's manifest, written anew when a file of the project is younger."""
    manifest = PROJECT.manifest_path
    written = [path for path in PROJECT.project_dir.rglob("*.*") if path.suffix in (".sql", ".yml", ".csv")]
    sources = [path for path in written if not path.is_relative_to(manifest.parent)]
    if not manifest.exists() or manifest.stat().st_mtime < max(path.stat().st_mtime for path in sources):
        folder = str(PROJECT.project_dir)
        subprocess.run([DBT, "--quiet", "parse", "--project-dir", folder, "--profiles-dir", folder], check=True)
    return manifest


def dbt_of_this_environment() -> DbtCliResource:
    """How Dagster calls dbt."""
    return DbtCliResource(
        project_dir=PROJECT,
        dbt_executable=DBT,
        global_config_flags=["--no-use-colors"],
    )


TRANSLATOR = DagsterDbtTranslator(DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True))
"""One asset gives two views: the lists of now and their history, features and the labels of what they name."""


@dbt_assets(manifest=manifest_path(), project=PROJECT, name="build_marts", dagster_dbt_translator=TRANSLATOR)
def marts(
    context: dg.AssetExecutionContext,
    dbt: dg.ResourceParam[DbtCliResource],
    lake: dg.ResourceParam[Lake],
    mart_store: dg.ResourceParam[MartStore],
) -> Iterator[Any]:
    """Views over what is current, then `dbt build`: models and their tests."""
    mart_store.begin()
    import duckdb  # here: an arrival loads these definitions too and has no use for it

    with duckdb.connect(str(mart_store.database)) as connection:
        make_views(connection, lake)
    places = {"database": str(mart_store.database), "marts": str(mart_store.build)}
    build = dbt.cli(["build", "--vars", json.dumps(places)], context=context, target_path=mart_store.scratch)
    yield from show_models(build.stream(), str(mart_store.database))
    mart_store.publish()  # a failing test has raised: people keep the marts they had
