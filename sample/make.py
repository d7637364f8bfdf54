"""Writes every file of the sample: `python -m sample.make [FOLDER]`; without a folder, the committed one.

The same facts give the same bytes at every run.
"""

import shutil
import sys
from pathlib import Path

from sample.damaged import write_damaged
from sample.judge import planted_text, truths_text
from sample.load import Facts, load_facts
from sample.postings.board import BOARDS, write_board
from sample.postings.page import page_file, write_page
from sample.postings.tables import CSV_FILE, GERMAN_CSV_FILE, XLSX_FILE, write_csv, write_german_csv, write_xlsx
from sample.records import Posting
from sample.resumes.write import resume_file, write_resume

HERE = Path(__file__).parent


def make_files(facts: Facts) -> dict[str, bytes]:
    """Every file of the sample: its path below `sample/` and its bytes."""
    files = {f"files/postings/{name}": content for name, content in _posting_files(facts).items()}
    by_key = {posting.key: posting for posting in facts.postings}
    for person in facts.people:
        files[f"files/resumes/{resume_file(person)}"] = write_resume(person, by_key)
    files |= {f"files/resumes/{name}": content for name, content in write_damaged().items()}
    files["truths.json"] = truths_text(facts).encode()
    files["planted.json"] = planted_text(facts).encode()
    return files


def _posting_files(facts: Facts) -> dict[str, bytes]:
    def of(source: str) -> list[Posting]:
        return [posting for posting in facts.postings if source in (posting.source, posting.second_source)]

    files = {name: write_board(of(board)) for board, name in BOARDS.items()}
    files |= {page_file(posting): write_page(posting) for posting in of("page")}
    files[CSV_FILE] = write_csv(of("csv"))
    files[GERMAN_CSV_FILE] = write_german_csv(of("csv_de"))
    files[XLSX_FILE] = write_xlsx(of("xlsx"))
    return files


def main(folder: Path) -> None:
    """Replaces the folder's files by freshly made ones."""
    shutil.rmtree(folder / "files", ignore_errors=True)
    files = make_files(load_facts())
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(files)} files, {sum(map(len, files.values())):,} bytes, in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
