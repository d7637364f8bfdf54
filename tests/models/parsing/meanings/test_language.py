"""The language a text is written in."""

import pytest

from models.parsing.meanings.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We are looking for a baker who will work with us in the old mill.", "en"),
        ("Wir suchen für unser Team eine Bäckerin, die mit uns in der alten Mühle arbeitet.", "de"),
        ("Nous cherchons un boulanger pour notre équipe dans le vieux moulin.", "fr"),
        ("Buscamos un panadero para nuestro equipo en la ciudad, con experiencia en el oficio.", "es"),
        ("Szukamy piekarza do naszej piekarni, który jest gotowy na pracę w nocy i nie boi się mąki.", "pl"),
        ("Baker", None),
        ("", None),
    ],
)
def test_function_words_tell(text: str, language: str | None) -> None:
    assert detect_language(text) == language
