"""The type of an lxml element, which lxml itself names with an underscore.

Nothing else lives here.
"""

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # pyright: ignore[reportPrivateUsage]
