"""Document files (PDF, DOCX), told by their content, and the libraries of the extra civicgraph[documents]."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from civicgraph.errors import InputError
from civicgraph.read.metadata import Page

_REMEDY = "Run: pip install 'civicgraph[documents]', or give its text."


def document_reader(data: bytes) -> Callable[[bytes, str], Page] | None:
    """The reader of what `data` is; None where it is no PDF and no DOCX."""
    if data.startswith(b"%PDF-"):
        return _read_pdf
    if data.startswith(b"PK\x03\x04") and _is_docx(data):
        return _read_docx
    return None


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return any(name.startswith("word/") for name in package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _read_pdf(data: bytes, origin: str) -> Page:
    try:
        from civicgraph.read.pdf import read_pdf
    except ModuleNotFoundError as error:
        raise InputError(origin, f"this is a PDF, and {error.name} is not installed.", _REMEDY) from None
    return read_pdf(data, origin)


def _read_docx(data: bytes, origin: str) -> Page:
    try:
        from civicgraph.read.word import read_docx
    except ModuleNotFoundError as error:
        raise InputError(origin, f"this is a Word document, and {error.name} is not installed.", _REMEDY) from None
    return read_docx(data, origin)
