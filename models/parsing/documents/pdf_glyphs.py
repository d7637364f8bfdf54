"""Teaches pypdf the names of glyphs that its table lacks: ligatures by their letters, and variants of one letter.

Files without a map from glyphs to Unicode (TeX, some Ghostscript) say only names; no file is read here.
"""

from itertools import product

from pypdf._codecs import adobe_glyphs  # pyright: ignore[reportPrivateUsage]

_LIGATURES = (
    "f_f", "f_i", "f_l", "f_f_i", "f_f_l", "f_j", "f_f_j", "f_b", "f_f_b", "f_h", "f_f_h", "f_k", "f_f_k", "f_t",
    "f_f_t", "t_t", "t_i", "t_f", "T_h", "c_t", "s_t", "s_p", "c_h", "c_k", "Q_u", "r_t", "g_y",
)  # fmt: skip
_VARIANTS = (
    "sc", "smcp", "c2sc", "cap", "case", "alt", "alt1", "salt", "swash", "swsh", "ss01", "ss02", "ss03", "liga", "dlig",
    "clig", "hlig", "lnum", "onum", "tnum", "pnum", "lf", "tlf", "tf", "osf", "tosf", "oldstyle", "taboldstyle",
    "fitted", "zero", "end", "init", "fina",
)  # fmt: skip
"""Suffixes of OpenType features in the names of fonts; the letter is the same."""


_LAST = "\u00ff"
"""Up to it variants are named: the letters, digits and signs of western Europe."""


def teach_glyph_names() -> None:
    """Add what the Adobe Glyph List's specification derives from a name and its table does not hold.

    The specification (https://github.com/adobe-type-tools/agl-specification, §2) drops what follows the first period
    and reads each part between underscores by itself.
    """
    named = {f"/{name}": name.replace("_", "") for name in _LIGATURES}
    named |= {name: sign for name, sign in adobe_glyphs.items() if sign <= _LAST and name[1:].isalpha()}
    varied = {f"{name}.{variant}": meaning for (name, meaning), variant in product(named.items(), _VARIANTS)}
    for name, meaning in {**named, **varied}.items():
        adobe_glyphs.setdefault(name, meaning)
