"""A manifest: which immutable files together are one version of one asset. It never holds rows."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Part:
    """One immutable file: its name below the lake's root, and how many rows it holds."""

    file: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One version of one asset.

    `parts` maps a key (a shard, or a day and a piece of it) to a file. `inputs` names the manifests it was made from
    and `versions` the code and the learned things that made it: when all three are equal there is nothing to do.
    """

    asset: str
    parts: dict[str, Part]
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    versions: dict[str, str] = field(default_factory=dict[str, str])
    counts: dict[str, int] = field(default_factory=dict[str, int])
    changes: Part | None = None
    run_id: str = ""
    created_at: str = ""
    parent: str | None = None

    @property
    def manifest_id(self) -> str:
        """SHA-256 of what it says, not of when or by whom it was said."""
        content = {
            "asset": self.asset,
            "parts": {key: part.file for key, part in sorted(self.parts.items())},
            "inputs": dict(sorted(self.inputs.items())),
            "versions": dict(sorted(self.versions.items())),
        }
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:32]

    @property
    def content_id(self) -> str:
        """SHA-256 of the files alone: what those who read this asset depend on."""
        files = json.dumps(sorted((key, part.file) for key, part in self.parts.items()))
        return hashlib.sha256(f"{self.asset}{files}".encode()).hexdigest()[:32]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts.values())

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_json(cls, content: bytes) -> "Manifest":
        stored: dict[str, Any] = json.loads(content)
        stored["parts"] = {key: Part(**part) for key, part in stored["parts"].items()}
        stored["changes"] = Part(**stored["changes"]) if stored["changes"] else None
        return cls(**stored)
