"""Which files of a lake are named by something that is kept: what a backup takes along and a janitor must leave.

Nothing is copied or deleted here.
"""

from collections.abc import Iterable

from assets.lake.files import Files
from assets.lake.manifest import Manifest


def read_manifests(files: Files, names: Iterable[str]) -> dict[str, Manifest]:
    """These manifests by the names of their files; one that is gone meanwhile is left out."""
    found: dict[str, Manifest] = {}
    for name in names:
        try:
            found[name] = Manifest.from_json(files.read(name))
        except FileNotFoundError:
            continue
    return found


def named_files(manifests: Iterable[Manifest]) -> set[str]:
    """Every immutable file that at least one of these versions is made of."""
    return {
        part.file
        for manifest in manifests
        for part in (*manifest.parts.values(), *([manifest.changes] if manifest.changes else []))
    }
