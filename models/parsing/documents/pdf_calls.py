# pyright: basic
"""Calls of pdfium that are made for every text object of a page, as cheap as Python makes them.

A page that draws each letter by itself has thousands of objects: handles and addresses are plain numbers here, so
that whole columns of a NumPy array are filled with `map`. What the answers mean is not known here.
"""

import ctypes
from collections.abc import Callable, Iterable
from itertools import repeat

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from numpy.typing import NDArray

_POINTER, _INT, _UINT, _ULONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong


def _cheap(function: object, result: type, *arguments: type) -> Callable[..., int]:
    """The same C function, without the checks of typed pointers that cost more than the call."""
    return ctypes.cast(function, ctypes.CFUNCTYPE(result, *arguments))  # pyright: ignore[reportArgumentType]


count_on_page = _cheap(raw.FPDFPage_CountObjects, _INT, _POINTER)
get_on_page = _cheap(raw.FPDFPage_GetObject, _POINTER, _POINTER, _INT)
count_in_form = _cheap(raw.FPDFFormObj_CountObjects, _INT, _POINTER)
get_in_form = _cheap(raw.FPDFFormObj_GetObject, _POINTER, _POINTER, _ULONG)
type_of = _cheap(raw.FPDFPageObj_GetType, _INT, _POINTER)
set_active = _cheap(raw.FPDFPageObj_SetIsActive, _INT, _POINTER, _INT)
render_mode = _cheap(raw.FPDFTextObj_GetTextRenderMode, _INT, _POINTER)
_bounds = _cheap(raw.FPDFPageObj_GetBounds, _INT, _POINTER, *[_POINTER] * 4)
_matrix = _cheap(raw.FPDFPageObj_GetMatrix, _INT, _POINTER, _POINTER)
_fill = _cheap(raw.FPDFPageObj_GetFillColor, _INT, _POINTER, *[_POINTER] * 4)
_size = _cheap(raw.FPDFTextObj_GetFontSize, _INT, _POINTER, _POINTER)
_text = _cheap(raw.FPDFTextObj_GetText, _ULONG, _POINTER, _POINTER, _POINTER, _ULONG)
_letters = _cheap(raw.FPDFText_CountChars, _INT, _POINTER)
_code = _cheap(raw.FPDFText_GetUnicode, _UINT, _POINTER, _INT)
_made_up = _cheap(raw.FPDFText_IsGenerated, _INT, _POINTER, _INT)
_tight_box = _cheap(raw.FPDFText_GetCharBox, _INT, _POINTER, _INT, *[_POINTER] * 4)
_loose_box = _cheap(raw.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)


def address_of(pointer: object) -> int:
    """The number behind one of pypdfium2's handles; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # pyright: ignore[reportArgumentType]


def ask_bounds(handles: list[int]) -> tuple[NDArray[np.float64], list[int]]:
    """Left, bottom, right, top of each object where it lies, and which answers count."""
    return _ask(_bounds, handles, np.float32, columns=4)


def ask_fills(handles: list[int]) -> tuple[NDArray[np.float64], list[int]]:
    """Red, green, blue and opacity, 0 to 255, of each object's filling, and which answers count."""
    return _ask(_fill, handles, np.uint32, columns=4)


def ask_size(handle: int) -> float:
    """The size of a text object's letters before anything is scaled."""
    size = ctypes.c_float()
    _size(handle, ctypes.addressof(size))
    return abs(size.value)


def ask_matrix(handle: int) -> tuple[float, float, float, float, float, float]:
    """a, b, c, d, e, f of how an object is placed; raises PdfiumError."""
    matrix = raw.FS_MATRIX()
    if not _matrix(handle, ctypes.addressof(matrix)):
        raise pdfium.PdfiumError("An object has no matrix.")
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def ask_texts(handles: Iterable[int], text_page: object) -> list[str]:
    """The text of each object, as the page's text has it."""
    page, room = address_of(text_page), ctypes.create_string_buffer(4096)
    return [_ask_text(handle, page, room) for handle in handles]


def switch(handles: Iterable[int], on: bool) -> None:
    """Draw these objects from now on, or leave them out of drawings and text pages."""
    for _ in map(set_active, handles, repeat(int(on))):
        pass


def ask_letters(text_page: object) -> tuple[list[int], NDArray[np.bool_]]:
    """Code points of a page's text, and which of them pdfium has made up: blanks."""
    page = address_of(text_page)
    places = range(_letters(page))
    made_up = np.array(list(map(_made_up, repeat(page), places)), dtype=np.int64) == 1
    return list(map(_code, repeat(page), places)), made_up


def ask_letter_boxes(text_page: object) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Left, bottom, right, top of each letter, as wide as its advance and as high as its font; and where its ink ends.

    A letter whose ink reaches beyond its advance has a box that reaches as far.
    """
    page = address_of(text_page)
    places = range(_letters(page))
    loose = np.zeros((len(places), 4), dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    tight = np.zeros((len(places), 4), dtype=np.float64)  # left, right, bottom, top
    rows = range(loose.ctypes.data, loose.ctypes.data + loose.nbytes, 4 * loose.itemsize)
    sides = [range(start, start + tight.nbytes, 4 * tight.itemsize) for start in _columns(tight)]
    for _ in map(_loose_box, repeat(page), places, rows):
        pass
    for _ in map(_tight_box, repeat(page), places, *sides):
        pass
    return loose[:, [0, 3, 2, 1]].astype(np.float64), tight[:, 1]


def _ask_text(handle: int, page: int, room: ctypes.Array[ctypes.c_char]) -> str:
    size = _text(handle, page, ctypes.addressof(room), len(room))
    if size > len(room):
        room = ctypes.create_string_buffer(size)
        _text(handle, page, ctypes.addressof(room), size)
    return room.raw[:size].decode("utf-16-le", errors="ignore").rstrip("\0")


def _ask(
    call: Callable[..., int], handles: list[int], kind: type[np.generic], columns: int
) -> tuple[NDArray[np.float64], list[int]]:
    """One call an object; each writes its numbers into a row of its own."""
    rows = np.zeros((len(handles), columns), dtype=kind)
    addresses = (range(start, start + rows.nbytes, columns * rows.itemsize) for start in _columns(rows))
    answers = list(map(call, handles, *addresses))
    return rows.astype(np.float64), answers


def _columns(rows: NDArray[np.generic]) -> list[int]:
    """The address of each number in the first row."""
    return [rows.ctypes.data + column * rows.itemsize for column in range(rows.shape[1])]
