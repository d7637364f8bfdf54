"""What an operator sees of `matchmill taxonomy`: loaded files count from the next run on, wrong ones are refused."""

from pathlib import Path

from tests.models.skills.official.files import write_esco, write_onet
from tests.pipelines.cli.invoking import invoke
from tests.pipelines.homes import Home


def test_loaded_files_show_and_their_absence_is_said(new_home: Path, tmp_path: Path) -> None:
    home = {"MATCHMILL_HOME": str(new_home)}
    assert "esco" not in invoke("taxonomy", "show", **home).stdout
    loaded = invoke("taxonomy", "load", "esco", write_esco(tmp_path), **home)
    assert loaded.exit_code == 0
    assert "4 skills with 4 further names, 1 occupations, 2 ties" in loaded.stdout
    assert "nothing changed" in invoke("taxonomy", "load", "esco", tmp_path, **home).stdout
    shown = invoke("taxonomy", "show", **home).stdout
    assert "esco" in shown
    assert "onet" not in shown
    refused = invoke("taxonomy", "load", "onet", tmp_path, **home)
    assert refused.exit_code == 2
    assert "holds no O*NET: missing Occupation Data" in refused.stderr
    assert invoke("taxonomy", "drop", "esco", **home).exit_code == 0
    assert "esco" not in invoke("taxonomy", "show", **home).stdout


def test_another_taxonomy_makes_the_next_run_compute_features_anew(home: Home, tmp_path: Path) -> None:
    invoke("taxonomy", "load", "onet", write_onet(tmp_path), MATCHMILL_HOME=str(home.settings.home))
    before = home.lake.current("posting_features")
    assert home.run().success
    after = home.lake.current("posting_features")
    assert after.version("features") != before.version("features")
    computed = after.read(f"{after.version('features')}/")
    assert computed["taxonomy"].n_unique() == 1
    assert set(computed["content_hash"]) >= set(before.read(f"{before.version('features')}/")["content_hash"])
