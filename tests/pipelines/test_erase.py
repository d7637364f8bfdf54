"""A person with words that nobody else has is erased: the words are nowhere below the home, and don't come back."""

import json
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import polars as pl
import psycopg
import pytest
from pydantic import SecretStr
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from typer.testing import Result

from pipelines.postgres import EmbeddedPostgres, migrate
from pipelines.settings import Settings
from sample.truths import FILES
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home

CANARIES = [b"Quillonbrax", b"Vexhimuldor", b"zyxquabbert", b"2079460199", b"Grovnickel", b"thrumblewort"]
"""Of the name, the e-mail address, the telephone number, an employer and the text."""

OTHERS = ("giulietta_marchbanks.txt", "edmund_larkin-osei.txt", "cv_siobhan_quarrington.txt", "scan_0007.pdf")
MATCHES = "select count(*) as rows from profile_matches where profile_id = %(id)s"
OTHERS_MATCHES = "select count(*) as rows from profile_matches where profile_id <> %(id)s"

LINES = """
Quillonbrax Vexhimuldor
zyxquabbert@example.org
+44 20 7946 0199
Leeds, United Kingdom
Summary
Data analyst who keeps thrumblewort ledgers and reads them aloud.
Work experience
Data Analyst, Grovnickel Works, Leeds
2017-01 - 2024-03
SQL, Python and dashboards in Power BI for the thrumblewort trade.
Education
BSc Statistics, University of Leeds, 2016
Skills
SQL, Python, Microsoft Excel, Power BI, Tableau
""".strip().splitlines()


def write_pdf(path: Path, lines: list[str]) -> None:
    """A résumé whose words stand in compressed streams."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rl_config, "useA85", 0)  # else the deflated words are wrapped in ASCII
        page = Canvas(str(path), pagesize=A4, pageCompression=1, invariant=1)
        for number, line in enumerate(lines):
            page.drawString(60, 780 - 20 * number, line)
        page.save()


def holders(folder: Path) -> list[str]:
    """The files below a folder that hold a canary, as it is or inside a deflated stream; names count too."""
    found: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with suppress(FileNotFoundError):  # the server's files come and go
            found += [str(path.relative_to(folder))] if _holds(path.read_bytes() + path.name.encode()) else []
    return found


def _holds(content: bytes) -> bool:
    content += b"".join(_inflated(content))
    return any(canary.lower() in content.lower() for canary in CANARIES)


def _inflated(content: bytes) -> Iterator[bytes]:
    for piece in content.split(b"stream\n")[1:] + content.split(b"stream\r\n")[1:]:
        try:
            yield zlib.decompressobj().decompress(piece.strip())
        except zlib.error:
            continue


def call(home: Home, *arguments: object) -> Result:
    return invoke(*arguments, MATCHMILL_HOME=str(home.settings.home), DATABASE_URL="")


@pytest.fixture
def canary_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A home with an embedded Postgres, run twice: with the canary's first résumé, and with a changed one.

    Its folder is not one of pytest's: those are shut to the server's own user when another session begins.
    """
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = Path(tempfile.mkdtemp(prefix="matchmill-tests-"))
    settings = Settings(home=folder / "home")
    server = EmbeddedPostgres(settings.home)
    server.start()
    try:
        migrate(server.connect_url)
        home = Home(settings.model_copy(update={"database_url": SecretStr(server.connect_url)}))
        for table in (FILES / "postings" / "tables").glob("*.csv"):
            home.drop(table, "postings")
        for name in (
            "giulietta_marchbanks.txt",
            "edmund_larkin-osei.txt",
            "cv_siobhan_quarrington.txt",
            "scan_0007.pdf",
        ):
            home.drop(FILES / "resumes" / name, "resumes")
        for version, more in (("one", []), ("two", ["Kubernetes, Terraform"])):
            write_pdf(tmp_path / "cv.pdf", [*LINES, *more])
            home.drop(tmp_path / "cv.pdf", "resumes", f"vexhimuldor_{version}.pdf")
            report = home.run()
            assert report.success, report.failures
        yield home
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def write_own_words(home: Home, profile: str) -> None:
    """What the person did in the API: own words, an account, an application, events."""
    with psycopg.connect(home.url) as connection:
        (account,) = connection.execute(
            "insert into accounts (email, name, role) values ('zyxquabbert@example.org', 'Quillonbrax', 'person')"
            " returning id"
        ).fetchone() or ("",)
        connection.execute(
            "insert into profiles (id, account_id, url, headline, summary) values (%s, %s, 'vexhimuldor', 'Grovnickel',"
            " 'thrumblewort')",
            [profile, account],
        )
        connection.execute(
            "with a as (insert into applications (profile_id, posting_id, posting_title, note)"
            " values (%s, gen_random_uuid(), 'Analyst', 'thrumblewort') returning id)"
            " insert into application_stages (application_id, stage, reason)"
            " select id, 'rejected', 'Grovnickel' from a",
            [profile],
        )
        connection.execute(
            "insert into events (kind, profile_id, payload) values ('note', %s, '{\"text\": \"thrumblewort\"}')",
            [profile],
        )
        connection.execute(
            "with d as (insert into documents (kind, source, name, profile_id)"
            " values ('resumes', 'inbox', 'vexhimuldor.pdf', %s) returning id) insert into document_versions"
            " (document_id, ordinal, sha256, byte_size, received_at) select id, 0, 'abc', 1, now() from d",
            [profile],
        )


def test_nothing_of_an_erased_person_is_left_or_comes_back(canary_home: Home, tmp_path: Path) -> None:
    home = canary_home
    people = home.lake.current("current_profiles").read()
    profile = people.filter(email="zyxquabbert@example.org")["profile_id"].item()
    write_own_words(home, profile)
    assert home.run().success
    write_pdf(home.settings.inbox / "resumes" / "waiting.pdf", [*LINES, "Forklift licence"])
    with psycopg.connect(home.url, autocommit=True) as connection:
        connection.execute("checkpoint")  # else the words may stand in the log of the database only
    places = holders(home.settings.home)
    for place in ("lake/blobs", "lake/data/parsed_profiles", "postgres/data/base", "postgres/data/pg_wal", "inbox"):
        assert any(path.startswith(place) for path in places), place
    others = home.query(OTHERS_MATCHES, id=profile)

    counted = call(home, "erase", "--profile", "Zyxquabbert@example.org", "--dry-run")
    assert counted.exit_code == 0, counted.output
    assert holders(home.settings.home) == places, "a dry run changes nothing"

    done = call(home, "erase", "--profile", "Zyxquabbert@example.org", "--receipt", tmp_path / "receipt.json")
    assert done.exit_code == 0, done.output
    assert holders(home.settings.home) == []
    assert "Quillonbrax" not in done.output
    assert (tmp_path / "receipt.json").stat().st_mode & 0o077 == 0
    receipt = json.loads((tmp_path / "receipt.json").read_text())
    assert not any(canary.decode().lower() in json.dumps(receipt).lower() for canary in CANARIES)
    assert receipt["tombstone"]["profile_id"] == profile and len(receipt["tombstone"]["documents"]) == 3
    assert receipt["removed"]["waiting_files"] == 1 and receipt["removed"]["documents"] == 2
    assert receipt["removed"] == {**json.loads(counted.stdout), "manifests": receipt["removed"]["manifests"]}
    assert any("Backups" in sentence for sentence in receipt["left_to_you"])
    after = home.query(OTHERS_MATCHES, id=profile)
    assert after == others, "nobody else lost a match"

    write_pdf(home.settings.inbox / "resumes" / "waiting.pdf", [*LINES, "Forklift licence"])  # known by its bytes
    write_pdf(tmp_path / "cv.pdf", [*LINES, "Welding"])  # known by the address only
    home.drop(tmp_path / "cv.pdf", "resumes", "another.pdf")
    report = home.run()
    assert report.success, report.failures
    assert home.lake.current("current_profiles").read().filter(profile_id=profile).is_empty()
    for table in (
        "profile_extractions where id",
        "profile_matches where profile_id",
        "posting_matches where profile_id",
    ):
        assert home.query(f"select count(*) as rows from {table} = %(id)s", id=profile) == [{"rows": 0}], table
    refused = home.lake.current("rejected_documents").read().filter(reason="erased_person")
    assert refused.select("name", "item").rows() == [("(erased)", None)]
    assert holders(home.settings.home) == [], "the words of the new file were not kept either"
    assert call(home, "erase", "--profile", profile).exit_code == 0, "erasing twice does no harm"


def test_readers_can_go_back_to_a_run_from_before_the_erasure(canary_home: Home) -> None:
    home = canary_home
    people = home.lake.current("current_profiles").read()
    profile = people.filter(email="zyxquabbert@example.org")["profile_id"].item()
    assert call(home, "erase", "--profile", profile).exit_code == 0
    assert home.run().success
    runs = [row["id"] for row in home.query("select id from match_runs order by published_at")]
    back = call(home, "rollback", "--to", runs[0])
    assert back.exit_code == 0, back.output
    assert home.run().success, "a held run's files are known by their new names"
    assert home.query("select count(*) as rows from profile_matches where profile_id = %(id)s", id=profile) == [
        {"rows": 0}
    ]
    versions = home.lake.files.names("manifests/ranked_matches")
    assert len(versions) >= 3, "the history of the lists is still told"


def test_a_person_nobody_knows_is_told_in_a_sentence(home: Home) -> None:
    environment = {"MATCHMILL_HOME": str(home.settings.home), "DATABASE_URL": home.url}
    for who, said in (
        ("nobody@example.org", "nobody here is known by this address"),
        ("11111111-1111-4111-8111-111111111111", "nothing of such a person is here"),
        ("Giulietta", "takes the identifier"),
    ):
        refused = invoke("erase", "--profile", who, **environment)
        assert (refused.exit_code, said in refused.stderr) == (2, True), refused.output


def test_an_interrupted_erasure_is_told_and_finished(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"MATCHMILL_HOME": str(home.settings.home), "DATABASE_URL": home.url}
    people = home.lake.current("current_profiles").read()
    profile, name = people.filter(email="giulietta.marchbanks@example.net").select("profile_id", "name").row(0)
    with monkeypatch.context() as patch:
        patch.setattr("assets.lake.rewrite.Rewriting.clear", lambda self: (_ for _ in ()).throw(KeyboardInterrupt))
        assert invoke("erase", "--profile", profile, **environment).exit_code != 0
    told = invoke("run", **environment)
    assert (told.exit_code, f"matchmill erase --profile {profile}" in told.stderr) == (2, True)
    assert invoke("erase", "--profile", profile, **environment).exit_code == 0
    for asset in ("parsed_profiles", "current_profiles"):
        for file in home.lake.files.names(f"data/{asset}"):
            rows = pl.read_parquet(home.lake.files.path(file))
            assert "name" not in rows.columns or name not in rows["name"].to_list()
    assert home.run().success
