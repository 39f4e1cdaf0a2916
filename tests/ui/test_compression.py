"""Immutable files are compressed once; whatever cannot be is passed on as it is."""

import gzip

import pytest
from asgi import Site, ask

from ui.compression import CompressOnce

SCRIPT = b"const odds = p / (1 - p);\n" * 100
IMMUTABLE = "public, immutable, max-age=31536000"
GZIP = {"accept-encoding": "gzip, deflate, br"}
FILE = "/static/js/index.1234.js"


def script_site(**headers: str) -> Site:
    sent = {"content_type": "text/javascript", "cache_control": IMMUTABLE, **headers}
    return Site(SCRIPT, **sent)


def test_an_immutable_file_is_compressed_once_and_then_served_from_memory() -> None:
    site = script_site(content_length=str(len(SCRIPT)))
    app = CompressOnce(site)
    answers = [ask(app, FILE, headers=GZIP) for _ in range(3)]
    assert len(site.asked) == 1
    for answer in answers:
        assert answer.status == 200
        assert gzip.decompress(answer.body) == SCRIPT
        assert len(answer.body) < len(SCRIPT) / 5
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers.getlist("content-length") == [str(len(answer.body))]
        assert "accept-encoding" in answer.headers["vary"].lower()
        assert answer.headers["cache-control"] == IMMUTABLE


def test_files_are_not_mistaken_for_one_another() -> None:
    site = script_site()
    app = CompressOnce(site)
    ask(app, FILE, headers=GZIP)
    site.body = b"other" * 100
    assert gzip.decompress(ask(app, "/static/js/other.js", headers=GZIP).body) == site.body


def test_it_works_below_a_base_path() -> None:
    answer = ask(CompressOnce(script_site()), "/lab" + FILE, headers=GZIP)
    assert gzip.decompress(answer.body) == SCRIPT


@pytest.mark.parametrize(
    ("path", "headers", "method"),
    [
        (FILE, {}, "GET"),
        (FILE, {"accept-encoding": "br"}, "GET"),
        (FILE, {"accept-encoding": "identity"}, "GET"),
        (FILE, {**GZIP, "range": "bytes=0-9"}, "GET"),
        (FILE, GZIP, "HEAD"),
        ("/odds", GZIP, "GET"),
        ("/_stcore/health", GZIP, "GET"),
    ],
    ids=["no header", "brotli only", "identity", "range", "head", "page", "health"],
)
def test_a_request_that_cannot_take_it_is_passed_on(
    path: str, headers: dict[str, str], method: str
) -> None:
    site = script_site()
    app = CompressOnce(site)
    ask(app, FILE, headers=GZIP)  # a copy in memory must not be handed out either
    answer = ask(app, path, headers=headers, method=method)
    assert answer.body == SCRIPT
    assert "content-encoding" not in answer.headers
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "site",
    [
        script_site(cache_control="no-cache"),
        script_site(content_type="font/woff2"),
        script_site(content_encoding="br"),
        Site(b"", status=304, content_type="text/javascript", cache_control=IMMUTABLE),
        Site(b"gone", status=404, content_type="text/html", cache_control=IMMUTABLE),
    ],
    ids=["changeable", "font", "compressed", "not modified", "not found"],
)
def test_an_answer_that_must_not_be_kept_is_passed_on_every_time(site: Site) -> None:
    app = CompressOnce(site)
    answers = [ask(app, FILE, headers=GZIP) for _ in range(2)]
    assert len(site.asked) == 2
    for answer in answers:
        assert (answer.status, answer.body) == (site.status, site.body)
        assert answer.headers.get("content-encoding") == site.headers.get("content-encoding")


def test_made_up_addresses_do_not_fill_the_memory() -> None:
    site = Site(b"<html>" * 50, content_type="text/html", cache_control="no-cache")
    app = CompressOnce(site)
    for number in range(20):
        ask(app, f"/static/made-up-{number}", headers=GZIP)
    assert app._copies == {}


def test_a_conditional_request_gets_the_whole_file_or_not_modified() -> None:
    app = CompressOnce(script_site(etag='"1"'))
    answer = ask(app, FILE, headers={**GZIP, "if-none-match": '"1"'})
    assert answer.status == 304 or gzip.decompress(answer.body) == SCRIPT
