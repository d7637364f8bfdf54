"""What the cells of one person's row say of a career: stations, studies, skills and dates, as JSON Resume has them.

Nothing is decided about a person here; cells may hold one word, lines of text, lists or JSON.
"""

import re
from datetime import date, datetime

from models.parsing.meanings.periods import find_date, find_period
from models.parsing.records import Education, Work
from models.parsing.resumes.education import read_education
from models.parsing.resumes.work import read_work
from models.parsing.rows.columns import PROFILE_COLUMNS, map_columns
from models.parsing.rows.table_row import Row, open_cell
from models.parsing.values import Json, as_list, as_text, as_texts, first, is_list, is_object, read_name

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_MOST_YEARS = 60


def read_stations(row: Row, numbered: list[dict[str, Json]]) -> list[Json]:
    """JSON Resume `work`: the station that columns of their own name, the numbered ones, then those of one cell."""
    own = {field: row.one(field) for field in ("employer", "position", "start", "end", "duties")}
    if own["employer"] and not own["position"]:
        own["position"] = row.text("headline")
    stations = [_station(own)] if own["position"] or own["employer"] or own["duties"] else []
    for cells in numbered:
        listed = _listed(cells.get("work"))
        stations += [*([_station(cells)] if len(cells) > ("work" in cells) else []), *listed]
    for value in row.all("work"):
        stations += _listed(value)
    return [station for station in stations if station]


def read_studies(row: Row) -> list[Json]:
    """JSON Resume `education`, of columns of its own or of one cell."""
    studies: list[Json] = []
    for value in row.all("education"):
        objects = [part for part in as_list(value) if is_object(part)]
        written = [_from_study(study) for study in read_education(_lines(value))]
        studies += [_study(part) for part in objects] or written or [{"studyType": text} for text in as_texts(value)]
    own = {"institution": row.text("institution"), "area": row.text("area")}
    graduated = as_month(row.one("graduation"))
    stated = {key: value for key, value in {**own, "endDate": graduated}.items() if value}
    if studies and stated and is_object(studies[0]):
        return [
            {**studies[0], **{key: value for key, value in stated.items() if not studies[0].get(key)}},
            *studies[1:],
        ]
    return studies or ([stated] if stated else [])


def split_list(values: list[Json]) -> list[str]:
    """The entries of cells that list something: JSON, lines, or words with semicolons, bars or commas between them."""
    found: list[str] = []
    for value in values:
        if is_object(value):
            value = list(value)
        for element in as_list(value):
            text = read_name(element) or ""
            found += re.split(r"[;|\n•·]", text) if re.search(r"[;|\n•·]", text) else _at_commas(text)
    return list(dict.fromkeys(part for part in (text.strip(' \t-*"') for text in found) if part))


def as_month(value: Json) -> str | None:
    """`YYYY-MM` or `YYYY` of a cell with a date; None for "today", for nothing and for what is no date."""
    if isinstance(value, date | datetime):
        return f"{value:%Y-%m}"
    text = as_text(value) or ""
    found = find_date(text)
    return found.end if found else None


def as_months(value: Json) -> int | None:
    """Months of "7", "5+ years" or "10 - 12 Jahre": the first number counts."""
    found = _NUMBER.search(as_text(value) or "")
    years = float(found[0].replace(",", ".")) if found else None
    return round(years * 12) if years is not None and years <= _MOST_YEARS else None


def _listed(value: Json) -> list[Json]:
    """Stations of one cell: JSON with whatever keys, or lines as a résumé has them."""
    value = open_cell(value)
    if is_object(value) or (is_list(value) and any(map(is_object, value))):
        return [_from_object(element) for element in as_list(value) if is_object(element)]
    return [_from_work(work) for work in read_work(_lines(value))]


def _from_object(element: dict[str, Json]) -> Json:
    cells = _by_field(element)
    cells.setdefault("employer", cells.get("name"))
    return _station(cells)


def _study(element: dict[str, Json]) -> Json:
    cells = _by_field(element)
    return {
        "institution": read_name(first(cells.get("institution"), cells.get("name"))),
        "area": as_text(first(element.get("area"), cells.get("area"))),
        "studyType": as_text(first(element.get("studyType"), cells.get("education"), cells.get("headline"))),
        "startDate": as_month(cells.get("start")),
        "endDate": as_month(first(cells.get("end"), cells.get("graduation"))),
    }


def _by_field(element: dict[str, Json]) -> dict[str, Json]:
    """The values of a JSON object by the field that each key means as the name of a column."""
    keys = list(element)
    columns = map_columns(keys, names=PROFILE_COLUMNS).positions
    return {field: element[keys[positions[0]]] for field, positions in columns.items()}


def _station(cells: dict[str, Json]) -> Json:
    start, end = as_month(cells.get("start")), as_month(cells.get("end"))
    if start is None and (period := find_period(as_text(cells.get("start")) or "")):
        start, end = period.start, period.end
    duties = cells.get("duties")
    return {
        "name": read_name(cells.get("employer")),
        "position": as_text(first(cells.get("position"), cells.get("headline"))),
        "location": read_name(cells.get("location")),
        "startDate": start,
        "endDate": end,
        "summary": "\n".join(as_texts(duties) if is_list(duties) else _lines(duties)),
    }


def _from_work(work: Work) -> Json:
    dates = {"startDate": work.start_date, "endDate": work.end_date}
    return {"name": work.name, "position": work.position, "location": work.location, "summary": work.summary, **dates}


def _from_study(study: Education) -> Json:
    return {
        "institution": study.institution,
        "area": study.area,
        "studyType": study.study_type,
        "startDate": study.start_date,
        "endDate": study.end_date,
    }


def _lines(value: Json) -> list[str]:
    texts = [value] if isinstance(value, str) else as_texts(value)
    return [line.strip() for text in texts for line in re.split(r"[\n;|]", text) if line.strip()]


def _at_commas(text: str) -> list[str]:
    """Commas within brackets part nothing ("SQL (Postgres, MySQL)")."""
    return re.split(r",(?![^(]*\))", text)
