"""Every answer carries the headers that guard it, and only hosts of the course are answered."""

from typing import Any

import pytest
from asgi import Site, ask

from ui import guard
from ui.guard import FRAMED_BY, Guard, framed_by
from ui.policy import content_policy

NAMES = ["x-content-type-options", "referrer-policy", "permissions-policy", "x-frame-options"]


@pytest.mark.parametrize("status", [200, 404, 500])
def test_every_answer_carries_the_headers(status: int) -> None:
    answer = ask(Guard(Site(b"x", status=status)), "/assets/x.js")
    assert answer.status == status
    assert [name for name in NAMES if name not in answer.headers] == []
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_only_named_pages_may_frame_the_course() -> None:
    named = framed_by({FRAMED_BY: "https://school.example http://127.0.0.1:9000"})
    assert framed_by({}) == ("'self'",)
    assert "frame-ancestors 'self'" in content_policy("").split("; ")
    ancestors = "frame-ancestors 'self' https://school.example http://127.0.0.1:9000"
    assert ancestors in content_policy("", (), named).split("; ")
    assert "x-frame-options" not in ask(Guard(Site(b"x"), frames=named), "/").headers


@pytest.mark.parametrize(
    "text", ["school", "javascript:x", "https://a;script-src", "'self'", "//x"]
)
def test_what_is_no_origin_stops_the_start(text: str) -> None:
    with pytest.raises(ValueError, match=FRAMED_BY):
        framed_by({FRAMED_BY: text})


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("lab.school", "/odds", 200),
        ("lab.school:8501", "/odds", 200),
        ("evil.example", "/odds", 400),
        ("evil.example", "/static/x.js", 400),
        ("lab.school@evil.example", "/", 400),
        ("10.0.0.7", "/_stcore/health", 200),
        ("10.0.0.7", "/healthz", 200),
    ],
)
def test_another_host_is_refused(
    monkeypatch: pytest.MonkeyPatch, host: str, path: str, status: int
) -> None:
    from streamlit import config

    real = config.get_option

    def told(name: str) -> Any:
        return ["lab.school"] if name == "server.allowedHosts" else real(name)

    monkeypatch.setattr(config, "get_option", told)
    answer = ask(guard.Guard(Site(b"x")), path, headers={"host": host})
    assert answer.status == status
    assert "referrer-policy" in answer.headers
