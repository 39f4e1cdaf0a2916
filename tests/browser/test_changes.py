"""Settings that are changed while a film is played hold from the step at which that was done."""

import pytest
from playwright.sync_api import WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from visitor import Visitor

STEP = '() => Number(document.querySelector(".st-key-film [data-readout=step]").dataset.value)'
PLAYED = f"(step) => ({STEP})() >= step"
WRITTEN = "() => new URLSearchParams(location.search).get('past')"


@pytest.mark.exhaustive
def test_a_setting_holds_from_where_it_was_changed(visitor: Visitor) -> None:
    visitor.open("train", seed="3", epochs="1000", step="200").skip()
    place = visitor.page.locator(".st-key-batch input").bounding_box()
    assert place
    visitor.page.locator(".st-key-film .lf-pace select").select_option("60")
    visitor.page.locator(".st-key-film [data-film=play]").evaluate("(play) => play.click()")
    visitor.page.wait_for_function(PLAYED, arg=1000)
    visitor.page.mouse.move(place["x"] + 8, place["y"] + 8)
    visitor.page.mouse.down()
    shown = visitor.page.evaluate(STEP)
    visitor.page.mouse.up()
    visitor.page.keyboard.press("ArrowUp")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_function(WRITTEN)
    assert int(visitor.parameters["past"].split("~")[-1]) == shown >= 1000
    visitor.rest()


@pytest.mark.exhaustive
def test_what_the_browser_may_have_forgotten_is_sent_again(visitor: Visitor) -> None:
    kinds: list[str | None] = []

    def heard(socket: WebSocket) -> None:
        def take(frame: bytes | str) -> None:
            if isinstance(frame, bytes):
                kinds.append(ForwardMsg.FromString(frame).WhichOneof("type"))

        socket.on("framereceived", take)

    visitor.page.on("websocket", heard)
    visitor.open("train", seed="3").skip()
    visitor.unfold()
    for _ in range(3):
        visitor.page.locator(".st-key-log_loss").get_by_text("log").click()
        visitor.rest()
    visitor.page.remove_listener("websocket", heard)
    assert kinds.count("new_session") >= 4
    assert "ref_hash" not in kinds
