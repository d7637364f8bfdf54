"""A classification of five concepts in the columns of the official files; nothing of it is quoted from them."""

from pathlib import Path

ESCO_SKILLS = """conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description
KnowledgeSkillCompetence,uri:skill/1,knowledge,sector-specific,Python (computer programming),"Python language
CPython",,released,A language
KnowledgeSkillCompetence,uri:skill/2,skill/competence,cross-sector,tune church bells,"bell tuning
tune",,released,To make bells sound right together
KnowledgeSkillCompetence,uri:skill/3,skill/competence,cross-sector,plan,,,released,
KnowledgeSkillCompetence,uri:skill/4,knowledge,sector-specific,LOOM,,,released,A tool
"""
ESCO_OCCUPATIONS = """conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description,code
Occupation,uri:occupation/1,7312,bell founder,"bell maker
founder of bells",Casts and tunes bells.,7312.9
"""
ESCO_RELATIONS = """occupationUri,relationType,skillType,skillUri
uri:occupation/1,essential,skill/competence,uri:skill/2
uri:occupation/1,optional,knowledge,uri:skill/4
"""
ONET_OCCUPATIONS = 'O*NET-SOC Code\tTitle\tDescription\n49-9063.00\tBell Tuners\tTune "large" bells.\n'
ONET_TITLES = (
    "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"
    "49-9063.00\tCarillon Technician\tn/a\t08\n49-9063.00\tBell Hanger\tBH\t08\n"
)
ONET_TOOLS = (
    "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
    "49-9063.00\tBellWright\t43232306\tMusic software\tN\tN\n49-9063.00\tMicrosoft Excel\t43232110\tSheets\tY\tY\n"
)


def write_esco(folder: Path) -> Path:
    """The three files of ESCO's download, under its names."""
    (folder / "skills_en.csv").write_text(ESCO_SKILLS, encoding="utf-8")
    (folder / "occupations_en.csv").write_text(ESCO_OCCUPATIONS, encoding="utf-8")
    (folder / "occupationSkillRelations_en.csv").write_text(ESCO_RELATIONS, encoding="utf-8")
    return folder


def write_onet(folder: Path) -> Path:
    """Three of O*NET's text files, under its names."""
    (folder / "Occupation Data.txt").write_text(ONET_OCCUPATIONS, encoding="utf-8")
    (folder / "Alternate Titles.txt").write_text(ONET_TITLES, encoding="utf-8")
    (folder / "Technology Skills.txt").write_text(ONET_TOOLS, encoding="utf-8")
    return folder
