"""The members of a class send what one browser sent, each with a place in the film of its own."""

import json
from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackMsg

from benchmarks import classroom
from benchmarks.classroom import Script


def recorded() -> Script:
    asking, moving = BackMsg(), BackMsg()
    asking.rerun_script.fragment_id = "film"
    trigger = asking.rerun_script.widget_states.widgets.add(id="$$ID-film__events")
    wanted = {"run": "a1", "frame": 7, "known": 7}
    trigger.json_trigger_value = json.dumps([{"event": "want", "value": wanted}])
    for message in (asking, moving):
        for key, value in (("noise", 0.2), ("step", 10.0)):
            slider = message.rerun_script.widget_states.widgets.add(id=f"$$ID-0f-{key}")
            slider.double_array_value.data[:] = [value]
    return Script(b"", asking, moving)


def test_a_member_asks_for_frames_of_the_recorded_film():
    message = BackMsg.FromString(classroom._asking(recorded(), 101, 40.0))
    trigger, *sliders = message.rerun_script.widget_states.widgets
    (event,) = json.loads(trigger.json_trigger_value)
    assert [list(slider.double_array_value.data) for slider in sliders] == [[0.2], [40.0]]
    assert event == {"event": "want", "value": {"run": "a1", "frame": 101, "known": 101}}
    assert message.rerun_script.fragment_id == "film"
    assert classroom._event(message) == "want"


def test_a_member_moves_the_one_slider():
    message = BackMsg.FromString(classroom._moving(recorded(), 30.0))
    values = [list(w.double_array_value.data) for w in message.rerun_script.widget_states.widgets]
    assert values == [[0.2], [30.0]]
    assert classroom._event(message) == ""


def test_rows_tell_the_slowest_of_twenty(monkeypatch):
    async def times(members, *, plays):
        return [100.0] * 94 + [400.0] * 6 if plays else [50.0] * 96 + [900.0] * 4

    monkeypatch.setattr(classroom, "_class", times)
    with ThreadPoolExecutor(1) as thread:  # a browser test may occupy this one's event loop
        rows = thread.submit(classroom.classroom_rows).result()
    assert [row.ours for row in rows] == [400.0, 50.0]
    assert [row.held for row in rows] == [True, True]
