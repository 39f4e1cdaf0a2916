"""Words and tables with live numbers are well formed, and have a place for each of them."""

from xml.etree import ElementTree

from ui.live_words import BarCell, live_table, live_words


def test_words_have_a_place_for_every_number_and_show_markup_as_it_is() -> None:
    root = ElementTree.fromstring(live_words("a < @entropy & @p1"))
    assert root.text == "a < "
    assert [place.get("data-readout") for place in root] == ["entropy", "p1"]
    assert root[0].tail == " & "


def test_a_korean_particle_behind_a_number_is_no_part_of_its_name() -> None:
    root = ElementTree.fromstring(live_words("대가는 @bce입니다."))
    assert [place.get("data-readout") for place in root] == ["bce"]
    assert root[0].tail == "입니다."


def test_a_table_names_its_rows_and_columns_and_has_a_bar_where_one_is_asked_for() -> None:
    cell = BarCell("@score1", of="p1", kind="share", color="#000000")
    markup = live_table("Stages <1>", ["", "z"], [["cat", cell], ["dog", "@score2"]], ["Σ", "@sum"])
    root = ElementTree.fromstring(markup)
    assert root.get("aria-label") == "Stages <1>"
    assert [one.get("scope") for one in root.iter("th")] == ["col", "row", "row", "row"]
    assert [one.get("data-readout") for one in root.iter("b")] == ["score1", "score2", "sum"]
    (bar,) = root.iter("i")
    expected = {"data-live": "p1", "data-sized": "share"}
    assert expected.items() <= bar.attrib.items()
    assert root.find("tfoot/tr/th") is not None
