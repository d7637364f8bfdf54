"""Which column of a table means which field of a posting, by the names that exports and people give them.

Names are compared folded: case, camelCase, punctuation and blanks don't count. No cell is looked at here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from models.parsing.records import Rejected

NAMES: dict[str, str] = {
    "title": "title; job title; position title; posting title; vacancy title; role title; position; role; job name; vacancy; job; stelle;"
    " stellentitel; stellenbezeichnung; jobtitel; berufsbezeichnung; intitulé du poste; poste; intitulé; puesto; título; titulo;"
    " cargo; functie; functietitel; stanowisko; titolo; posizione; name of position; designation",
    "employer": "hiring organization; company name; company; employer; employer name; organization; organisation; organization name; hiring agency name; hiring company; agency;"
    " business; firm; unternehmen; firma; arbeitgeber; entreprise; société; employeur; empresa; bedrijf; werkgever; azienda; firma pracodawca; pracodawca; client;"
    " hiring department name; company slug; department name",
    "description": "description; job description; full description; posting description; job details; description html; description text; full text; full html; body; content; details;"
    " text; ad text; beschreibung; stellenbeschreibung; tätigkeitsbeschreibung; descriptif; description du poste; descripción; descripcion; omschrijving; opis; descrizione; summary; job summary",
    "requirements": "requirements; qualifications; job requirements; candidate requirements; anforderungen; profil; exigences; requisitos; what you need",
    "url": "url; job url; posting url; link; absolute url; detail url; job link; apply url; apply link; application url; web address; vacancy url; adresse web; lien; enlace; webseite; href",
    "identifier": "identifier; job id; posting id; vacancy id; requisition id; req id; reference; reference number; ref; job reference; usajobs control number; control number; shortcode; id;"
    " announcement number; kennziffer; referenznummer; referenz; référence; referencia; external id; uuid; guid",
    "posted": "date posted; posted date; posting date; posted at; date published; published at; publication date; publish date; published; position open date; open date; posted on; listed date;"
    " veröffentlicht; veröffentlicht am; eingestellt am; datum; date de publication; fecha de publicación; fecha; posted; created at; first published; start of advert; time; updated at; date",
    "expires": "valid through; deadline; closing date; close date; application deadline; position close date; expiry date; expires; expires at; end date; expiration date; apply by; bewerbungsfrist;"
    " bewerbungsschluss; gültig bis; frist; date limite; fecha límite; deadline closing date; apply before",
    "location": "job location; location; locations; place; position locations; work location; workplace; job place; ort; arbeitsort; standort; einsatzort; lieu; lieu de travail; ubicación; lugar;"
    " locatie; plaats; sede; lokalizacja; office; city state; duty station; work address; address",
    "city": "city; town; stadt; ville; ciudad; stad; locality; address locality; miasto",
    "region": "region; state; province; county; bundesland; région; provincia; address region; state province",
    "country": "country; land; pays; país; pais; country code; address country; kraj",
    "remote": "remote; workplace type; job location type; work mode; remote work; work arrangement; home office; homeoffice; telecommuting; télétravail; remote type; arbeitsmodell; work model; on site remote",
    "employment": "employment type; job type; type; work schedule; contract type; employment; working time; work type; schedule; hours type; commitment; contract; time type; appointment type; anstellungsart; beschäftigungsart;"
    " arbeitszeit; vertragsart; type de contrat; contrat; tipo de contrato; jornada; contracttype; dienstverband; employment types; type place",
    "pay": "base salary; salary; pay; salary range; pay range; compensation; salary raw; remuneration; wage; salary text; pay rate; rate; gehalt; vergütung; gehaltsspanne; entgelt; lohn; salaire; rémunération; salario; sueldo;"
    " salaris; wynagrodzenie; stipendio; salary description; package",
    "pay_min": "minimum salary; salary min; min salary; pay min; salary minimum; salary from; minimum pay; gehalt von; gehalt min; salaire min; salario mínimo; min pay; annual salary min; lower salary",
    "pay_max": "maximum salary; salary max; max salary; pay max; salary maximum; salary to; maximum pay; gehalt bis; gehalt max; salaire max; salario máximo; max pay; annual salary max; upper salary",
    "pay_currency": "salary currency; currency; pay currency; currency code; währung; devise; moneda",
    "pay_period": "salary period; pay period; salary type; salary unit; pay frequency; salary interval; per; pay unit; salary per; unit text; gehaltszeitraum; pay type; rate type",
    "industry": "industry; sector; branche; category; job category; industries; wirtschaftszweig; secteur; sector industry; job family; function; department; fachbereich; berufsfeld; departments; team",
    "seniority": "experience level; seniority; seniority level; level; career level; exp level; job level; karrierestufe; karrierelevel; niveau; nivel",
    "experience": "experience; years of experience; experience required; min experience; experience years; minimum experience; required experience; berufserfahrung; erfahrung; expérience; experiencia; experience requirements",
    "education": "education; education level; education qualification; education requirements; degree; required education; minimum education; qualification; bildung; abschluss; ausbildung; formation; formación; education required",
    "skills": "skills; required skills; key skills; skill set; skillset; tags; technologies; keywords; tech stack; fähigkeiten; kenntnisse; compétences; competencias; competenze; umiejętności; must have skills",
    "languages": "languages; language requirements; required languages; languages required; sprachen; sprachkenntnisse; langues; idiomas",
    "json_ld": "json ld; jsonld; ld json; structured data",
}  # fmt: skip
"""Field -> usual column names, the likeliest first."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORDS = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[/()|\n,:&]|\s-\s")
_RANKS = {name.strip(): (field, rank) for field, names in NAMES.items() for rank, name in enumerate(names.split(";"))}
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Field -> positions of the columns that mean it, the likeliest first; and the columns that mean nothing known."""

    positions: dict[str, list[int]]
    unknown: list[str]

    def has(self, field: str) -> bool:
        return field in self.positions


def map_columns(header: list[str], mapping: Mapping[str, str] | None = None) -> ColumnMap:
    """Tell every column's field by its name; `mapping` (field -> column name) goes first.

    Raises `Rejected` when `mapping` names a field or a column that doesn't exist.
    """
    chosen = _chosen(header, mapping or {})
    ranked: dict[str, list[tuple[int, int, int]]] = {}
    unknown: list[str] = []
    for position, name in enumerate(header):
        if position in chosen.values():
            continue
        told = _tell(name)
        if told is None:
            unknown.append(name)
        elif told[0] not in chosen:
            ranked.setdefault(told[0], []).append((told[1], told[2], position))
    positions = {field: [position for *_, position in sorted(columns)] for field, columns in ranked.items()}
    return ColumnMap({**positions, **{field: [position] for field, position in chosen.items()}}, unknown)


def fold_column(name: str) -> str:
    """The form that column names are compared in: "positionTitle", "Position-Title " and "position title" are one."""
    return " ".join(word.lower() for word in _WORDS.findall(_CAMEL.sub(" ", name)))


def explain_columns(header: list[str], columns: ColumnMap) -> str:
    """What was understood and what wasn't, for the sentence of a rejection; cells that got into a header stay unsaid."""
    known = [f"{field} = {_show(header[positions[0]])}" for field, positions in columns.positions.items()]
    unknown = ", ".join(_show(name) for name in columns.unknown if name.strip()) or "none"
    return f"Understood: {', '.join(known) or 'nothing'}. Not understood: {unknown}."


def _chosen(header: list[str], mapping: Mapping[str, str]) -> dict[str, int]:
    chosen: dict[str, int] = {}
    folded = [fold_column(name) for name in header]
    for field, name in mapping.items():
        if field not in NAMES:
            raise Rejected("bad_mapping", f"There is no field called {field!r}; there are: {', '.join(NAMES)}.")
        if name in header:
            chosen[field] = header.index(name)
        elif fold_column(name) in folded:
            chosen[field] = folded.index(fold_column(name))
        else:
            raise Rejected("bad_mapping", f"No column is called {name!r}; there are: {', '.join(map(_show, header))}.")
    return chosen


def _tell(name: str) -> tuple[str, int, int] | None:
    """Field, whether only a piece of the name said so, and how usual the name is."""
    if whole := _RANKS.get(fold_column(name)):
        return whole[0], 0, whole[1]
    for piece in _PIECES.split(name):
        if found := _RANKS.get(fold_column(piece)):
            return found[0], 1, found[1]
    return None


def _show(name: str) -> str:
    text = " ".join(name.split())
    plain = len(text) <= _LONGEST_SHOWN and "@" not in text and sum(map(str.isdigit, text)) < 5
    return repr(text) if plain else "(a long or numeric name)"
