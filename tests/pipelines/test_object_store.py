"""The whole way with the lake in an object store: the same matches as on a local disk."""

from pathlib import Path

import pytest
import s3fs
from pydantic import SecretStr

from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.homes import Home, copied_database
from tests.stores import s3_server

LISTS = """
select m.profile_id, m.posting_id, m.rank, m.fit, m.band from match_pointers as p
join profile_matches as m using (set_id) where p.side = 'profile' order by 1, 3"""


def test_an_object_store_gives_the_same_matches(
    sample_home: Home,
    tmp_path: Path,
    server_url: str,
    migrated_template: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with s3_server() as address, copied_database(server_url, migrated_template) as url:
        for name, value in (("ENDPOINT_URL", address), ("ACCESS_KEY_ID", "testing"), ("SECRET_ACCESS_KEY", "testing")):
            monkeypatch.setenv(f"AWS_{name}", value)
        s3fs.S3FileSystem(endpoint_url=address).mkdir("matchmill")
        settings = Settings(home=tmp_path / "home", lake="s3://matchmill/lake", DATABASE_URL=SecretStr(url))
        home = Home(settings)
        for kind in ("postings", "resumes"):
            for path in sorted((FILES / kind).rglob("*.*")):
                home.drop(path, kind)
        report = home.run()
        assert report.success, report.failures
        assert home.query(LISTS) == sample_home.query(LISTS)
        assert not (settings.home / "lake").exists()
