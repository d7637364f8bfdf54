"""The lake of one installation, opened from its settings and nothing else: quick, for commands that only read.

What Dagster needs besides is in `environments`.
"""

import sys

from assets.lake import FORMAT_VERSION, Files, Lake, LakeFormatError
from assets.lake.formats import read_format
from assets.schemas import SCHEMAS
from assets.taxonomy import taxonomy_in
from models.skills.taxonomy import Taxonomy
from pipelines.errors import UserError
from pipelines.settings import Settings
from pipelines.unfinished import refuse_unfinished


def open_lake(settings: Settings) -> Lake:
    """The lake of this installation; begins one where there is none and upgrades an older one. Raises UserError."""
    refuse_unfinished(settings.home)
    return open_any_lake(settings)


def open_any_lake(settings: Settings) -> Lake:
    """The same for those who finish what was interrupted."""
    files = Files(settings.lake)
    found = read_format(files)
    try:
        lake = Lake(files, SCHEMAS, settings.shards)
    except LakeFormatError as error:
        raise UserError(str(error)) from None
    if found and found["format"] != FORMAT_VERSION:
        said = f"The lake at {settings.lake} was of format {found['format']}; it is of format {FORMAT_VERSION} now."
        print(said, file=sys.stderr)
    return lake


def open_existing_lake(settings: Settings) -> Lake:
    """The lake of a home that has one. Raises UserError."""
    refuse_unfinished(settings.home)
    if not has_lake(settings):
        raise UserError(f"nothing has arrived yet: there is no lake at {settings.lake}")
    return open_lake(settings)


def has_lake(settings: Settings) -> bool:
    """Whether anything was ever kept there."""
    return Files(settings.lake).exists("format.json")


def taxonomy_in_use(settings: Settings) -> tuple[Taxonomy, str]:
    """The taxonomy of this installation and a sentence that says which; the one that ships where there is no lake."""
    taxonomy = taxonomy_in(Files(settings.lake))
    loaded = " and ".join(official.source for official in taxonomy.officials)
    whose = f"ours with {loaded}, loaded in {settings.home}" if loaded else "ours alone"
    return taxonomy, f"Taxonomy {taxonomy.version}: {whose}, {len(taxonomy.skills):,} skills."
