"""Tables as teachers have them, and what is expected of each, counted by hand."""

from dataclasses import dataclass

ROWS = "1.5,2.0,a\n2.5,1.0,a\n3.5,4.0,b\n4.5,3.0,b\n1.0,1.5,a\n4.0,4.5,b\n"
PLAIN = "x,y,class\n" + ROWS


@dataclass(frozen=True)
class Sample:
    """A file, the columns that are chosen at first, and what the page says of it.

    ``columns`` are the names of x₁, x₂ and the class; ``first`` and ``last`` the points that
    begin and end the data, each with its class; ``said`` parts of the line about what was done.
    """

    content: bytes
    columns: tuple[str, str, str]
    classes: tuple[str, ...]
    count: int
    first: tuple[float, float, str]
    last: tuple[float, float, str]
    said: tuple[str, ...] = ()


def plain(content: str | bytes, *said: str, columns: str = "x,y,class") -> Sample:
    """Return a sample that holds the six points of `ROWS`, written in another way."""
    data = content if isinstance(content, bytes) else content.encode()
    x1, x2, label = columns.split(",")
    return Sample(
        data, (x1, x2, label), ("a", "b"), 6, (1.5, 2.0, "a"), (4.0, 4.5, "b"), ("6 points", *said)
    )


SIX_CLASSES = "x,y,class\n" + "".join(f"{i},{i % 4},c{i % 6}\n" for i in range(12))
IRIS = (
    "sepal_length,sepal_width,petal_length,petal_width,species\n"
    "5.0,3.0,1.4,0.2,setosa\n5.1,3.1,1.9,0.4,versicolor\n5.2,3.2,2.4,0.6,virginica\n"
    "5.3,3.3,2.9,0.8,setosa\n5.4,3.4,3.4,1.0,versicolor\n5.5,3.5,3.9,1.2,virginica\n"
)
PENGUINS = (
    "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year\n"
    "Adelie,Dream,39.1,18.7,181,3750,male,2007\nGentoo,Biscoe,46.1,13.2,211,4500,female,2007\n"
    "Chinstrap,Dream,46.5,17.9,192,3500,female,2008\nAdelie,Torgersen,NA,NA,NA,NA,NA,2007\n"
    "Gentoo,Biscoe,50.0,16.3,230,5700,male,2008\nChinstrap,Dream,50.0,19.5,196,3900,male,2009\n"
)
TITANIC = (
    "PassengerId,Survived,Pclass,Name,Sex,Age,SibSp,Fare,Embarked\n"
    '1,0,3,"Braund, Mr. Owen",male,22,1,7.25,S\n2,1,1,"Cumings, Mrs. John",female,38,1,71.28,C\n'
    '3,1,3,"Heikkinen, Miss. Laina",female,26,0,7.925,S\n4,1,1,"Futrelle, J",female,35,1,53.1,S\n'
    '5,0,3,"Allen, Mr. William",male,35.5,0,8.05,S\n6,0,3,"Moran, Mr. James",male,,0,8.4583,Q\n'
    '7,0,1,"McCarthy, Mr. T",male,54,0,51.8625,S\n8,0,3,"Palsson, Master",male,2,3,21.075,S\n'
)
TUMOURS = (
    "id,diagnosis,radius_mean,texture_mean,\n842302,M,17.99,10.38,\n842517,M,20.57,17.77,\n"
    "84300903,B,11.42,20.38,\n84348301,B,12.45,15.7,\n"
)
WINE = (
    "Class,Alcohol,Malic\n1,12.0,1.5\n2,12.3,1.7\n3,12.6,1.9\n1,12.9,2.1\n2,13.2,2.3\n3,13.5,2.5\n"
)
CITY = "lat,lon,city\n37.500,127.000,A\n37.501,127.001,B\n37.502,127.002,A\n37.503,127.003,B\n"
YEARS = "year,y,class\n" + "".join(f"{2000 + i},{i % 3}.5,{'ab'[i % 2]}\n" for i in range(10))
SECONDS = "x,y,class\n" + "".join(
    f"{1700000000 + i},{i % 2}.0,{'ab'[i // 2 % 2]}\n" for i in range(8)
)
STUDENTS = SECONDS.replace("17000000", "2024000000")
KOREAN = "너비,높이,과일\r\n1.5,2.0,사과\r\n2.5,1.0,사과\r\n3.5,4.0,배\r\n4.5,3.0,배\r\n"
FRENCH = "x,y,année\n1.5,2.0,café\n2.5,1.0,café\n3.5,4.0,thé\n4.5,3.0,thé\n"
LONG = "x,y,class\n" + "".join(f"{i},{i * i % 97},{'ab'[i % 2]}\n" for i in range(3000))

SAMPLES: dict[str, Sample] = {
    "plain": plain(PLAIN, "columns 1 and 2 of 3", "class: class"),
    "byte-order mark, CRLF": plain(b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode()),
    "semicolons, decimal commas": plain(
        PLAIN.replace(",", ";").replace(".", ","), "commas read as decimal marks"
    ),
    "tabs": plain(PLAIN.replace(",", "\t")),
    "bars": plain(PLAIN.replace(",", "|")),
    "blanks": plain(PLAIN.replace(",", "   ").replace("\n1", "\n  1")),
    "a table of R": plain(
        "\n".join(
            f'"{i}" {row.replace(",", " ")}' if i else row.replace(",", " ")
            for i, row in enumerate(PLAIN.split("\n")[:-1])
        ),
        "the first column, which counts the rows, left out",
    ),
    "no header": plain(ROWS, "no names in the file", columns="column 1,column 2,column 3"),
    "empty last column": plain(PLAIN.replace("\n", ",\n")),
    "empty rows": plain(PLAIN.replace("\n3", "\n\n3") + "\n\n,,\n,,\n"),
    "index column": plain(
        "\n".join(f"{i - 1 if i else ''},{row}" for i, row in enumerate(PLAIN.split("\n")[:-1])),
        "the first column, which counts the rows, left out",
    ),
    "row names of R": plain(
        "\n".join(f'"{i}",{row}' if i else row for i, row in enumerate(PLAIN.split("\n")[:-1])),
        "the first column, which counts the rows, left out",
    ),
    "a comment": plain("# made for class 3B\n" + PLAIN, "row 1 above the table passed over"),
    "a title": plain("Class 3B,,\n\n" + PLAIN, "row 1 above the table passed over"),
    "comments": plain("# made for 3B, by Kim\n# 2026\n" + PLAIN, "2 rows above the table"),
    "a hint at the separator": plain(
        "sep=;\n" + PLAIN.replace(",", ";"), "row 1 above the table passed over"
    ),
    "UTF-16": plain(PLAIN.encode("utf-16"), "read as UTF-16"),
    "NA": plain(PLAIN + "NA,1.0,a\n", "1 row with a missing value left out"),
    "question marks": plain(PLAIN + "?,1.0,a\n1,2,?\n", "2 rows with missing values left out"),
    "nothing": plain(PLAIN + ",1.0,a\n1,2,\n1\n", "3 rows with missing values left out"),
    "quoted": plain(
        "\n".join('"' + row.replace(",", '", "') + '"' for row in PLAIN.split("\n")[:-1])
    ),
    "a true minus": Sample(
        (PLAIN + "−1.5,2.0,a\n").encode(),
        ("x", "y", "class"),
        ("a", "b"),
        7,
        (1.5, 2.0, "a"),
        (-1.5, 2.0, "a"),
    ),
    "thousands": Sample(
        b'name,area,people,class\nA,1.5,"12,000",u\nB,2.5,900,v\nC,1.0,"1,500",u\n',
        ("area", "people", "class"),
        ("u", "v"),
        3,
        (1.5, 12000, "u"),
        (1.0, 1500, "u"),
        ("commas read as marks of thousands",),
    ),
    "CP949": Sample(
        KOREAN.encode("cp949"),
        ("너비", "높이", "과일"),
        ("배", "사과"),
        4,
        (1.5, 2.0, "사과"),
        (4.5, 3.0, "배"),
        ("read as CP949", "class: 과일"),
    ),
    "Latin-1": Sample(
        FRENCH.encode("latin-1"),
        ("x", "y", "année"),
        ("café", "thé"),
        4,
        (1.5, 2.0, "café"),
        (4.5, 3.0, "thé"),
        ("read as Windows-1252", "class: année"),
    ),
    "iris": Sample(
        IRIS.encode(),
        ("sepal_length", "sepal_width", "species"),
        ("setosa", "versicolor", "virginica"),
        6,
        (5.0, 3.0, "setosa"),
        (5.5, 3.5, "virginica"),
        ("columns 1 and 2 of 5", "class: species"),
    ),
    "penguins": Sample(
        PENGUINS.encode(),
        ("bill_length_mm", "bill_depth_mm", "species"),
        ("Adelie", "Chinstrap", "Gentoo"),
        5,
        (39.1, 18.7, "Adelie"),
        (50.0, 19.5, "Chinstrap"),
        ("columns 3 and 4 of 8", "1 row with a missing value left out"),
    ),
    "titanic": Sample(
        TITANIC.encode(),
        ("Age", "Fare", "Survived"),
        ("0", "1"),
        7,
        (22, 7.25, "0"),
        (2, 21.075, "0"),
        ("columns 6 and 8 of 9", "1 row with a missing value left out"),
    ),
    "identities first": Sample(
        TUMOURS.encode(),
        ("radius_mean", "texture_mean", "diagnosis"),
        ("B", "M"),
        4,
        (17.99, 10.38, "M"),
        (12.45, 15.7, "B"),
    ),
    "label first": Sample(
        WINE.encode(),
        ("Alcohol", "Malic", "Class"),
        ("1", "2", "3"),
        6,
        (12.0, 1.5, "1"),
        (13.5, 2.5, "3"),
        ("columns 2 and 3 of 3", "class: Class"),
    ),
    "label first, no header": Sample(
        WINE.split("\n", 1)[1].encode(),
        ("column 2", "column 3", "column 1"),
        ("1", "2", "3"),
        6,
        (12.0, 1.5, "1"),
        (13.5, 2.5, "3"),
        ("no names in the file",),
    ),
    "a row of counts above": Sample(
        ("6,3,one,two\n" + WINE.split("\n", 1)[1].replace("\n", ",0.5,0.1,7.5\n")).encode(),
        ("column 2", "column 3", "column 1"),
        ("1", "2", "3"),
        6,
        (12.0, 1.5, "1"),
        (13.5, 2.5, "3"),
        ("row 1 above the table passed over", "no names in the file"),
    ),
    "names that are numbers": Sample(
        b",0,1,kind\n0,5.5,6,a\n1,4.5,4,b\n2,1.5,3,a\n",
        ("0", "1", "kind"),
        ("a", "b"),
        3,
        (5.5, 6, "a"),
        (1.5, 3, "a"),
    ),
    "truths": Sample(
        b"x,y,ok\n1,2,True\n2,3,False\n3,4,TRUE\n4,5,False\n",
        ("x", "y", "ok"),
        ("False", "True"),
        4,
        (1, 2, "True"),
        (4, 5, "False"),
        ("TRUE taken for True",),
    ),
    "zeros": Sample(
        b"x,y,class\n1,2,0\n2,3,1\n3,4,0.0\n4,5,0\n1,1,10\n2,2,9\n",
        ("x", "y", "class"),
        ("0", "1", "9", "10"),
        6,
        (1, 2, "0"),
        (2, 2, "9"),
        ("0.0 taken for 0",),
    ),
    "capitals": Sample(
        b"x,y,genes\n1,2,Aa\n2,3,aa\n3,4,AA\n4,5,aa\n",
        ("x", "y", "genes"),
        ("AA", "Aa", "aa"),
        4,
        (1, 2, "Aa"),
        (4, 5, "aa"),
        ("aa, Aa, AA are different classes",),
    ),
    "six classes": Sample(
        SIX_CLASSES.encode(),
        ("x", "y", "class"),
        ("c0", "c1", "c2", "c3", "c4"),
        10,
        (0, 0, "c0"),
        (10, 2, "c4"),
        ("the 5 most frequent of 6 classes, so 2 rows left out",),
    ),
    "3,000 rows": Sample(
        LONG.encode(),
        ("x", "y", "class"),
        ("a", "b"),
        2000,
        (0, 0, "a"),  # of the sample these are looked up in the file
        (0, 0, "a"),
        ("2,000 points", "a random sample of 2,000 of 3,000 rows"),
    ),
    "years": Sample(
        YEARS.encode(), ("year", "y", "class"), ("a", "b"), 10, (2000, 0.5, "a"), (2009, 0.5, "b")
    ),
    "places of a city": Sample(
        CITY.encode(),
        ("lat", "lon", "city"),
        ("A", "B"),
        4,
        (37.5, 127, "A"),
        (37.503, 127.003, "B"),
    ),
    "seconds": Sample(
        SECONDS.encode(),
        ("x", "y", "class"),
        ("a", "b"),
        8,
        (1700000000, 0, "a"),
        (1700000007, 1, "b"),
    ),
    "identities": Sample(
        STUDENTS.encode(),
        ("x", "y", "class"),
        ("a", "b"),
        8,
        (202400000000, 0, "a"),
        (202400000007, 1, "b"),
    ),
    "formulas": Sample(
        b'x,y,"=HYPERLINK(""http://a.example"")"\n1,2,=1+1\n3,4,@b\n5,6,=1+1\n',
        ("x", "y", '=HYPERLINK("http://a.example")'),
        ("=1+1", "@b"),
        3,
        (1, 2, "=1+1"),
        (5, 6, "=1+1"),
    ),
}
# What is refused: the file, and what is wrong with it and where.
Refused = tuple[bytes, str, int | None, str | None, object, object]
WORKBOOK = b"PK\x03\x04\x14\x00\x06\x00" + b"\0" * 20
REFUSED: dict[str, Refused] = {
    "nothing": (b"", "empty", None, None, None, None),
    "empty rows alone": (b"\n,,\n", "empty", None, None, None, None),
    "a header alone": (b"x,y,class\n", "empty", None, None, None, None),
    "too big": (b"x" * (2**20 + 1), "too_big", None, None, 2**20 + 1, 2**20),
    "a workbook": (WORKBOOK, "workbook", None, None, None, None),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1", "workbook", None, None, None, None),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", None, None, None, None),
    "half a UTF-16": (PLAIN.encode("utf-16")[:-1], "damaged", 7, None, "UTF-16", None),
    "an open quotation": (b'x,y,class\n1,2,"a\n3,4,b\n', "malformed", 2, None, None, None),
    "more columns than are read": (
        b"x" + b",x" * 1_000 + b"\n" + b"1" + b",1" * 1_000 + b"\n",
        "many_columns",
        1,
        None,
        1_001,
        1_000,
    ),
    "one column": (b"\nx\n1\n2\n", "one_column", 2, None, None, None),
    "a row too long": (b"x,y,class\n1,2,a\n3,4,b,5\n", "columns", 3, None, 4, 3),
    "decimal commas cut in two": (b"x,y,class\n1,5,2,0,a\n2,5,1,0,b\n", "columns", 2, None, 5, 3),
    "one decimal comma cut in two": (b"x,y,class\n1,5,2,a\n2,5,1,b\n", "columns", 2, None, 4, 3),
    "one column of numbers": (b"x,y,class\n1,p,a\n2,q,b\n", "few_numbers", None, None, 1, 2),
    "no number for a number": (
        b"a,b,class\n1,two,x\n3,4,y\n",
        "not_a_number",
        2,
        "b",
        "two",
        None,
    ),
    "a formula for a number": (
        b"a,b,class\n1,=2+2,x\n3,4,y\n",
        "not_a_number",
        2,
        "b",
        "=2+2",
        None,
    ),
    "two marks": (b"a;b;class\n1,5;2;x\n1.5;4;y\n1,7;3;x\n", "not_a_number", 3, "a", "1.5", None),
    "infinity": (b"a,b,class\n-inf,2,x\n3,4,y\n", "not_finite", 2, "a", "-inf", None),
    "too far": (b"a,b,class\n1,2,x\n3,1e101,y\n", "too_far", 3, "b", "1e101", 1e100),
    "beyond all floats": (b"a,b,class\n1,2,x\n3,1e999,y\n", "too_far", 3, "b", "1e999", 1e100),
    "too narrow": (
        b"x,y,class\n5e-324,1,a\n1e-323,2,b\n5e-324,2,a\n",
        "too_narrow",
        None,
        "x",
        5e-324,
        1e-300,
    ),
    "a long class": (
        b"x,y,class\n1,2,a\n1,2," + b"b" * 61 + b"\n",
        "too_long",
        3,
        "class",
        61,
        60,
    ),
    "all rows miss a value": (b"x,y,class\n1,,a\n,2,b\n", "no_rows", None, None, 2, None),
    "one class": (b"x,y,class\n1,2,a\n3,4,a\n", "one_class", None, "class", "a", 2),
    "too many values": (
        b"x,y,class\n" + b"".join(b"1,2,c%d\n" % i for i in range(101)),
        "no_classes",
        None,
        None,
        None,
        100,
    ),
}
