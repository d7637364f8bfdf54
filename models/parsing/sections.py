"""Cuts a résumé's text into sections by their headings, in English and German and the usual ones of four more languages.

What stands in a section is read elsewhere.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

from models.parsing.place import fold_name

Kind = Literal[
    "top",
    "summary",
    "work",
    "education",
    "skills",
    "languages",
    "certificates",
    "awards",
    "preferences",
    "personal",
    "other",
]

_HEADINGS: dict[Kind, str] = {
    "summary": """summary, profile, about, about me, professional summary, career summary, executive summary, objective,
        career objective, professional profile, personal profile, personal statement, professional objective, overview,
        career profile, introduction, highlights, summary of qualifications, profil, kurzprofil, über mich, zusammenfassung,
        zu meiner person, persönliches profil, résumé, à propos, resumen, perfil, sobre mí, profilo, resumo, profiel""",
    "work": """experience, work experience, professional experience, employment, employment history, work history, career history,
        career, professional background, professional history, relevant experience, job history, positions held,
        industry experience, working experience, employment experience, experiences, work experiences, career summary,
        selected experience, employment record, internships, internship experience, additional experience, other experience,
        teaching experience, clinical experience, research experience, career experience, work, professional career,
        berufserfahrung, beruflicher werdegang, werdegang, berufspraxis, praktische erfahrung, beschäftigung, praktika,
        berufliche erfahrung, berufliche stationen, beruflicher hintergrund, arbeitserfahrung, berufstätigkeit,
        expérience, expériences, expérience professionnelle, expériences professionnelles, experiencia,
        experiencia profesional, experiencia laboral, esperienza, esperienze lavorative, esperienza professionale,
        experiência profissional, experiência, werkervaring""",
    "education": """education, education and training, education background, academic background, academic qualifications,
        academic history, educational background, educational qualifications, qualifications, studies, schooling, degrees,
        education details, academic details, education qualification, academic profile, scholastics, training and education,
        ausbildung, bildung, bildungsweg, studium, schulbildung, akademischer werdegang, ausbildung und studium,
        studium und ausbildung, schule, schulische ausbildung, bildungsgang, hochschulbildung, aus und weiterbildung,
        formation, formations, études, educación, formación, formación académica, istruzione, istruzione e formazione,
        educação, formação, formação académica, formação acadêmica, opleiding, opleidingen""",
    "skills": """skills, key skills, technical skills, core skills, core competencies, competencies, areas of expertise, expertise,
        skill set, skillset, professional skills, skills and abilities, technologies, technical expertise, tools, it skills,
        computer skills, technical proficiencies, strengths, key strengths, core strengths, top skills, skill highlights,
        technical knowledge, specialties, specialities, proficiencies, capabilities, key competencies, tech stack, software,
        technical summary, skills summary, software skills, soft skills, areas of strength, core qualifications, abilities,
        technical competencies, relevant skills, additional skills, other skills, skills and expertise, knowledge,
        programming languages, skills and tools, strengths and capabilities, programming skills, skills and technologies,
        kenntnisse, fähigkeiten, kompetenzen, fachkenntnisse, it kenntnisse, edv kenntnisse, kernkompetenzen, stärken,
        kenntnisse und fähigkeiten, fachliche kompetenzen, technische kenntnisse, weitere kenntnisse, besondere kenntnisse,
        compétences, competencias, habilidades, aptitudes, competenze, competências, vaardigheden, compétences techniques""",
    "languages": """languages, language skills, language proficiency, languages known, linguistic skills, foreign languages,
        sprachen, sprachkenntnisse, fremdsprachen, langues, idiomas, lingue, línguas, talen""",
    "certificates": """certificates, certifications, certification, licenses, licences, licenses and certifications, training,
        certifications and licenses, certificates and licences, professional certifications, trainings, courses, coursework,
        professional development, courses and certifications, training and certifications, certificates and courses,
        professional training, continuing education, credentials, memberships and certifications, licenses and certificates,
        zertifikate, zertifizierungen, weiterbildung, weiterbildungen, fortbildung, fortbildungen, lizenzen, führerschein,
        zertifikate und weiterbildungen, zusatzqualifikationen, certifications et formations, certificaciones, cursos,
        certificazioni, certificações, certificaten, cursussen""",
    "awards": """awards, honors, honours, awards and honors, honors and awards, awards and achievements, achievements, scholarships,
        accomplishments, key achievements, awards and recognition, recognition, auszeichnungen, preise, stipendien, erfolge,
        prix, premios, premi, prêmios, prijzen, distinctions""",
    "preferences": """preferences, job preferences, work preferences, availability, desired job, desired position, what i am looking for,
        what i look for, conditions, expectations, looking for, wünsche an die stelle, wünsche, verfügbarkeit, präferenzen,
        arbeitswünsche, gewünschte stelle, rahmenbedingungen, konditionen, was ich suche""",
    "personal": """personal details, personal information, personal data, contact, contact details, contact information, contacts,
        personal, personal info, contact info, persönliche daten, angaben zur person, kontakt, kontaktdaten, persönliches, zur person,
        coordonnées, datos personales, contacto, dati personali, contatti, dados pessoais, contato, contactgegevens""",
    "other": """projects, key projects, personal projects, selected projects, academic projects, publications, references, interests, hobbies,
        hobbies and interests, interests and hobbies, volunteer, volunteering, volunteer experience, volunteer work, memberships,
        affiliations, professional affiliations, professional memberships, additional information, activities, patents, research,
        extracurricular activities, community service, declaration, miscellaneous, links, portfolio, selected publications,
        invited talks, talks, presentations, military service, community involvement, leadership, personal interests, other,
        project experience, projects undertaken, volunteer activities, other information, selected honors, writing, committees,
        projekte, veröffentlichungen, publikationen, referenzen, interessen, hobbys, ehrenamt, ehrenamtliches engagement, engagement,
        mitgliedschaften, sonstiges, weitere angaben, interessen und hobbys, hobbys und interessen, freiwilliges engagement,
        projets, publications et projets, centres d'intérêt, loisirs, références, proyectos, publicaciones, intereses, referencias,
        progetti, pubblicazioni, interessi, referenze, projetos, publicações, interesses, referências, projecten, publicaties""",
}
_KINDS = {fold_name(phrase): kind for kind, phrases in _HEADINGS.items() for phrase in re.split(r",\s+", phrases)}
_NOISE = re.compile(r"^[\W\d_]+|[\W_]+$")
_AND = re.compile(r"\s*(?:&|\+|/|\band\b|\bund\b|\bet\b|\by\b|\be\b|,)\s*")
_INLINE = re.compile(r"^(?P<heading>[^\W\d][^:.;]{2,40}):\s+(?P<rest>\S.*)$")
_INLINE_KINDS = {"skills", "languages", "summary", "certificates", "awards", "preferences", "education"}
_RULE = re.compile(r"^[-=_*~–—.·• ]{3,}$")
_LONGEST = 45


@dataclass(slots=True)
class Section:
    """Lines below one heading, without empty ones; `heading` is as written, empty for the part above the first."""

    kind: Kind
    heading: str = ""
    lines: list[str] = field(default_factory=list[str])


def split_sections(text: str) -> list[Section]:
    """The text's sections in order; the first is always of kind `top`. No line is lost but rules and headings."""
    sections = [Section("top")]
    for line in text.split("\n"):
        line = line.strip()
        if not line or _RULE.match(line):
            continue
        kind, rest = _read_heading(line)
        if kind is None:
            sections[-1].lines.append(line)
        else:
            sections.append(
                Section(kind, line if not rest else line.removesuffix(rest).strip(), [rest] if rest else [])
            )
    return sections


def lines_of(sections: list[Section], *kinds: Kind) -> list[str]:
    """The lines of all sections of these kinds, in order."""
    return [line for section in sections if section.kind in kinds for line in section.lines]


def heading_kind(line: str) -> Kind | None:
    """The kind of section that a line opens, if it is a heading and nothing else."""
    if len(line) > _LONGEST or line.endswith((".", ",", ";")) or line.startswith("•"):
        return None
    folded = fold_name(_NOISE.sub("", line)).strip(" :'\"")
    folded = re.sub(r"\s*\([^)]*\)$", "", folded)
    if folded in _KINDS:
        return _KINDS[folded]
    parts = [part for part in _AND.split(folded) if part]
    known = [_KINDS[part] for part in parts if part in _KINDS]
    return known[0] if len(parts) > 1 and len(known) == len(parts) else None


def _read_heading(line: str) -> tuple[Kind | None, str]:
    if kind := heading_kind(line):
        return kind, ""
    if inline := _INLINE.match(line):
        kind = heading_kind(inline["heading"])
        if kind in _INLINE_KINDS:
            return kind, inline["rest"]
    return None, ""
