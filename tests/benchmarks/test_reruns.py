"""What reruns cost is a mean over all that the browser asked for."""

import pytest

from benchmarks.reruns import Reruns, _size


def test_reruns_cost_what_they_cost_on_average():
    reruns = Reruns(10, 0.1, 200_000) + Reruns(30, 0.3, 600_000)
    assert reruns.requests == 40
    assert reruns.cpu_milliseconds == pytest.approx(10)
    assert reruns.kilobytes == pytest.approx(20)


def test_a_binary_frame_is_as_long_as_what_it_encodes():
    assert _size({"response": {"opcode": 2, "payloadData": "AAEC"}}) == 3


def test_a_text_frame_is_as_long_as_its_bytes():
    assert _size({"response": {"opcode": 1, "payloadData": "né"}}) == 3
