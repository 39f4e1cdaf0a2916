"""The text of a file, whatever encoding it was saved in."""

import codecs
import unicodedata

from charset_normalizer import from_bytes

from files.csv_problems import CsvError

MAX_BYTES = 2**20
UTF8 = "UTF-8"

_MARKED = {
    codecs.BOM_UTF8: ("utf-8", UTF8),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}
# Zip, of which .xlsx, .ods and .numbers are made, and the container of .xls.
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
# What Excel saves as "CSV" on Korean and on Western machines; Latin-1 stands for any byte.
_UNMARKED = {"cp949": "CP949", "cp1252": "Windows-1252", "latin_1": "Latin-1"}


def decoded(content: bytes) -> tuple[str, str]:
    r"""Return the text of a file, in NFC, and what its encoding is called.

    A byte-order mark decides, then whether the bytes are UTF-8. Other bytes are Korean (CP949) or
    Western (Windows-1252), whichever makes likelier letters of them.

    Parameters
    ----------
    content : bytes
        The file, up to 1 MiB.

    Returns
    -------
    text, encoding : str
        The text without its mark, its lines ending in a line feed.

    Raises
    ------
    CsvError
        If the file is too big, or no text.

    Examples
    --------
    >>> decoded("키,종\n1,개\n".encode("cp949"))
    ('키,종\n1,개\n', 'CP949')
    """
    if len(content) > MAX_BYTES:
        raise CsvError("too_big", value=len(content), limit=MAX_BYTES)
    if content.startswith(_WORKBOOKS):
        raise CsvError("workbook")
    text, encoding = _text(content)
    if "\0" in text:
        raise CsvError("binary")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")), encoding


def _text(content: bytes) -> tuple[str, str]:
    for mark, (codec, encoding) in _MARKED.items():
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec, encoding), encoding
    if b"\0" in content:
        raise CsvError("binary")
    try:
        return content.decode(), UTF8
    except UnicodeDecodeError:
        return _guessed(content)


def _strictly(content: bytes, codec: str, encoding: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        row = content[: error.start].decode(codec).count("\n") + 1
        raise CsvError("damaged", row=row, value=encoding) from None


def _guessed(content: bytes) -> tuple[str, str]:
    # Only lines with other letters than those of ASCII tell one encoding from another.
    telling = b"\n".join(line for line in content.split(b"\n") if not line.isascii())
    likeliest = from_bytes(telling, cp_isolation=["cp949", "cp1252"]).best()
    names = ([likeliest.encoding] if likeliest else []) + [*_UNMARKED]
    for codec in names:
        try:
            return content.decode(codec), _UNMARKED[codec]
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 stands for any byte")
