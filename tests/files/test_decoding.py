import pytest

from files.csv_problems import CsvError
from files.decoding import decoded

KOREAN = "이름,키,반\n김,171.5,가\n이,168.2,나\n박,180.1,가\n"
GERMAN = "Größe,Maß,Sorte\n1,2,Äpfel\n3,4,Öl\n5,6,Übung\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (KOREAN, "utf-8", "UTF-8"),
        (KOREAN, "utf-8-sig", "UTF-8"),
        (KOREAN, "utf-16", "UTF-16"),
        (KOREAN, "cp949", "CP949"),
        ("x,y,class\n" + "1,2,a\n" * 5000 + "3,4,똠방\n", "cp949", "CP949"),
        ("x,y,반\n1,2,뷁\n", "cp949", "CP949"),
        (GERMAN, "cp1252", "Windows-1252"),
        (GERMAN, "latin-1", "Windows-1252"),
        ("x,y,prix\n1,2,5 €\n3,4,“cher”\n", "cp1252", "Windows-1252"),
        ("x,y,class\n1,2,Señor\n3,4,Ärger\n", "latin-1", "Windows-1252"),
        ("x,y,class\n1,2,a\x81, é\n", "latin-1", "Latin-1"),
        ("x,y,class\n1,2,a\n", "ascii", "UTF-8"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_was_saved_in(
    text: str, codec: str, name: str
) -> None:
    assert decoded(text.encode(codec)) == (text, name)
    assert decoded(text.replace("\n", "\r\n").encode(codec)) == (text, name)


def test_utf_16_may_begin_with_either_byte() -> None:
    for mark, codec in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        assert decoded(mark + KOREAN.encode(codec)) == (KOREAN, "UTF-16")


def test_letters_are_composed_so_that_what_looks_alike_is_alike() -> None:
    apart = "\u1100\u1161,e\u0301"  # as macOS writes names of files
    assert decoded(apart.encode())[0] == "가,é"


def test_a_damaged_file_is_refused_where_it_is_damaged() -> None:
    with pytest.raises(CsvError) as caught:
        decoded(b"\xef\xbb\xbfx,y\n1,2\n3,\xff\n")
    assert (caught.value.kind, caught.value.row, caught.value.value) == ("damaged", 3, "UTF-8")


def test_the_largest_file_is_read() -> None:
    assert len(decoded(b"1" * 2**20)[0]) == 2**20
    with pytest.raises(CsvError):
        decoded(b"1" * (2**20 + 1))
