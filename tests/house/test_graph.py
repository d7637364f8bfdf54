"""The asset graph as one text file: whoever changes it sees the change in the diff and means it.

`python -m tests.house.test_graph` writes the file anew.
"""

from pathlib import Path

import dagster as dg

from pipelines.definitions import STAGES, build_definitions
from pipelines.settings import Settings

SNAPSHOT = Path(__file__).with_name("graph.txt")


def definitions() -> dg.Definitions:
    return build_definitions(Settings())


def describe(defs: dg.Definitions) -> str:
    """Assets with group, upstream and checks; jobs; schedules; sensors: sorted, one a line."""
    graph = defs.resolve_asset_graph()
    lines = []
    for key in sorted(graph.get_all_asset_keys()):
        node = graph.get(key)
        upstream = ", ".join(sorted(parent.to_user_string() for parent in node.parent_keys))
        lines.append(f"asset {node.group_name}/{key.to_user_string()} <- {upstream or 'outside'}")
        for check in sorted(node.check_keys):
            blocking = graph.get_check_spec(check).blocking
            lines.append(f"  check {check.name}{' (blocking)' if blocking else ''}")
    lines += sorted(f"job {job.name}" for job in defs.jobs or [])
    lines += [
        f"schedule {made.name} {made.cron_schedule}"
        for made in sorted(defs.schedules or [], key=lambda made: made.name)
    ]
    lines += sorted(f"sensor {sensor.name}" for sensor in defs.sensors or [])
    return "\n".join(lines) + "\n"


def test_the_graph_is_the_one_that_was_reviewed() -> None:
    assert describe(definitions()) == SNAPSHOT.read_text(), "run python -m tests.house.test_graph and review the diff"


def test_every_asset_says_whose_it_is_and_what() -> None:
    graph = definitions().resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.owners == ["team:data"], key
        assert node.kinds, key
        assert node.group_name in STAGES, key
        assert node.description, key


def test_only_logs_are_partitioned() -> None:
    graph = definitions().resolve_asset_graph()
    partitioned = {key.to_user_string() for key in graph.get_all_asset_keys() if graph.get(key).is_partitioned}
    logs = {"raw_postings", "raw_resumes", "raw_profile_edits", "raw_employer_postings"}
    assert partitioned == logs | {"parsed_postings", "parsed_profiles", "rejected_documents"}


if __name__ == "__main__":
    SNAPSHOT.write_text(describe(definitions()))
