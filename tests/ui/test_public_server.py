"""The bar proposes the address that students reach, where the server has been told of one."""

from typing import Any

import pytest

from ui.teacher import bar


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({"browser.serverAddress": "localhost", "server.port": 8501}, ""),
        ({"browser.serverAddress": None, "server.port": 8501}, ""),
        (
            {"browser.serverAddress": "192.168.0.7", "server.port": 8600},
            "http://192.168.0.7:8600",
        ),
        (
            {
                "browser.serverAddress": "lab.school",
                "server.port": 80,
                "server.baseUrlPath": "/logit/",
            },
            "http://lab.school:80/logit",
        ),
    ],
)
def test_the_address_of_the_class_is_known_where_it_was_told(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, Any], address: str
) -> None:
    monkeypatch.setattr(bar.st, "get_option", told.get)
    assert bar.public_server() == address
