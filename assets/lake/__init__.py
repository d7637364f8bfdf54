"""The lake: immutable Parquet files named by content, and manifests that say which of them are current.

It knows frames, parts and pointers; what the rows mean, and when they are written, is somebody else's business.
"""

from assets.lake.draft import Draft
from assets.lake.files import Files
from assets.lake.formats import FORMAT_VERSION, LakeFormatError
from assets.lake.lake import Lake, LakeConflict
from assets.lake.manifest import Manifest, Part
from assets.lake.snapshot import Snapshot
from assets.lake.tombstones import Tombstone, Tombstones

__all__ = [
    "FORMAT_VERSION",
    "Draft",
    "Files",
    "Lake",
    "LakeConflict",
    "LakeFormatError",
    "Manifest",
    "Part",
    "Snapshot",
    "Tombstone",
    "Tombstones",
]
