"""Work grows with what is new: nothing new, nothing done; one résumé changed, its own lists and no other."""

from pathlib import Path

import polars as pl

from assets.lake import Snapshot
from pipelines.runner import RunReport
from sample.truths import FILES
from tests.pipelines.homes import Home

COMPUTING = (
    *("parsed_postings", "parsed_profiles", "current_postings", "current_profiles", "text_model"),
    *("posting_features", "profile_features", "neighbours", "shortlist", "judged_pairs", "ranked_matches"),
    *("published_postings", "published_profiles"),
)
PERSON = FILES / "resumes" / "giulietta_marchbanks.txt"

POINTERS = "select side, shard, set_id from match_pointers order by side, shard"


def computed(report: RunReport) -> dict[str, int]:
    return {asset: report.metadata[asset].get("computed", 0) for asset in COMPUTING}


def manifests(home: Home) -> dict[str, str | None]:
    snapshots = {asset: home.lake.current(asset).manifest for asset in home.lake.schemas}
    return {asset: manifest.manifest_id if manifest else None for asset, manifest in snapshots.items()}


def lists_of(snapshot: Snapshot) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Every list, by side and owner, as a reader would compare them."""
    lists: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for side, other in (("profile", "posting"), ("posting", "profile")):
        columns = [f"{side}_id", f"{other}_id", "rank", "fit", "reasons", "profile_hash", "posting_hash"]
        for owner, *entry in snapshot.read(f"{side}/").select(columns).iter_rows():
            lists.setdefault((side, owner), []).append(tuple(entry))
    return lists


def test_a_second_run_over_the_same_files_does_nothing(home: Home) -> None:
    before, pointers = manifests(home), home.query(POINTERS)
    for kind in ("postings", "resumes"):
        for path in sorted((FILES / kind).rglob("*.*")):
            home.drop(path, kind)
    report = home.run()
    assert report.success
    assert report.metadata["raw_resumes"]["redelivered"] == report.metadata["raw_resumes"]["documents_arrived"] > 50
    assert set(computed(report).values()) == {0}, computed(report)
    assert manifests(home) == before
    assert home.query(POINTERS) == pointers


def test_one_changed_resume_changes_its_own_rows_and_the_lists_it_is_in(home: Home, tmp_path: Path) -> None:
    before = lists_of(home.lake.current("ranked_matches"))
    pointers = home.query(POINTERS)
    changed = tmp_path / PERSON.name
    changed.write_text(PERSON.read_text() + "\nSkills\nForklift licence, stock control, Python\n")
    home.drop(changed, "resumes")
    report = home.run()
    assert report.success
    person = _changed_person(home)
    assert _changed(home, "current_profiles") == {person: "changed"}
    assert _unmoved(home, "current_postings") and _unmoved(home, "text_model")
    assert report.metadata["profile_features"]["computed"] == 1
    assert report.metadata["posting_features"]["computed"] == 0
    after = lists_of(home.lake.current("ranked_matches"))
    differing = {owner for owner in before.keys() | after.keys() if before.get(owner) != after.get(owner)}
    theirs = {("profile", person)} | {
        ("posting", posting)
        for lists in (before, after)
        for (side, posting), entries in lists.items()
        if side == "posting" and person in {entry[0] for entry in entries}
    }
    assert ("profile", person) in differing
    assert differing <= theirs, "a list changed that the person was in neither before nor after"
    recorded = _changed(home, "ranked_matches")
    assert {tuple(key.split("/")) for key in recorded} == differing
    moved = {(row["side"], row["shard"]) for row in home.query(POINTERS) if row not in pointers}
    assert moved == {(side, int(home_shard(home, owner))) for side, owner in differing}


def test_a_pair_is_judged_once(home: Home, tmp_path: Path) -> None:
    changed = tmp_path / PERSON.name
    changed.write_text(PERSON.read_text().replace("Melbourne", "Geelong"))
    home.drop(changed, "resumes")
    report = home.run()
    judged = report.metadata["judged_pairs"]
    postings = home.lake.current("current_postings").read(columns=["status"]).filter(status="open").height
    assert 0 < judged["computed"] <= postings
    assert judged["reused"] > 10 * judged["computed"]
    assert report.metadata["ranked_matches"]["reused"] > report.metadata["ranked_matches"]["computed"]


def home_shard(home: Home, owner: str) -> str:
    return pl.DataFrame({"id": [owner]}).select(home.lake.shard_of(pl.col("id"))).item()


def _changed(home: Home, asset: str) -> dict[str, str]:
    manifest = home.lake.current(asset).manifest
    assert manifest is not None
    return dict(home.lake.read_changes(manifest).iter_rows())


def _unmoved(home: Home, asset: str) -> bool:
    """The asset's version is still the one of the first run."""
    manifest = home.lake.current(asset).manifest
    return manifest is not None and manifest.parent is None


def _changed_person(home: Home) -> str:
    people = home.lake.current("current_profiles").read()
    return people.filter(email="giulietta.marchbanks@example.net")["profile_id"].item()
