"""Every HTML page brings its language, its scripts and its place; unknown addresses lead home."""

import gzip
from urllib.parse import parse_qs, urlsplit

import pytest
from asgi import Answer, Site, ask
from starlette.datastructures import Headers
from starlette.types import Scope

from ui.front import Front
from ui.language import nearest_language
from ui.policy import content_policy

PAGE = (
    b'<!DOCTYPE html>\n<html lang="en">\n<head><title>Streamlit</title><script src="a.js"></script>'
    b"</head><body>\xc3\xa9</body>"
)
STYLES = '<link rel="stylesheet" href="/assets/x.css">'
EARLY = '<link rel="preload" href="/assets/x.js">'


def page_site() -> Site:
    return Site(PAGE, content_type="text/html; charset=utf-8", etag='"1"')


def front(site: Site | None = None, base: str = "") -> Front:
    return Front(
        site or page_site(),
        pages=["odds", "cross-entropy"],
        base=base,
        styles=STYLES,
        early=EARLY,
        language=nearest_language,
        title=lambda path, language: f"{path} & {language}",
    )


def opened(path: str, query: str = "", base: str = "", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(front(base=base), path, query, named)


def language_of(answer: Answer) -> str:
    return answer.body.decode().split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("", "fr-FR,fr;q=0.9", "en"),
        ("", "fr,ko;q=0.8,en;q=0.5", "ko"),
        ("lang=ko", "en-US,en", "ko"),
        ("p=0.75&lang=en", "ko", "en"),
        ("lang=xx", "ko", "ko"),
        ("lang=", "ko", "ko"),
        ("lang", "ko", "ko"),
    ],
)
def test_a_page_is_in_the_wanted_else_in_the_accepted_language(
    query: str, accepted: str, language: str
) -> None:
    answer = opened("/odds", query, accept_language=accepted)
    assert answer.status == 200
    assert language_of(answer) == language


def test_a_page_is_kept_apart_by_language_in_caches() -> None:
    headers = opened("/odds").headers
    assert "Accept-Language" in headers["vary"]
    assert headers["cache-control"] == "no-cache"


def test_a_page_keeps_its_own_text_and_gains_title_scripts_and_place() -> None:
    answer = opened("/odds")
    text = answer.body.decode()
    assert "<body>é</body>" in text
    assert "<title>odds &amp; en</title>" in text
    # A browser asks for files in the order of the page, and nothing shows without Streamlit's.
    assert text.index(STYLES) < text.index("a.js") < text.index(EARLY) < text.index("</head>")
    assert "BACKEND_BASE_URL: location.origin + ''" in text
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_a_page_says_what_is_known_of_who_asks() -> None:
    async def mark(scope: Scope) -> str:
        return f"<meta name=who content={Headers(scope=scope)['cookie']}>"

    marked = front()
    marked.mark = mark
    page = ask(marked, "/odds", "", {"cookie": "me"}).body.decode()
    assert f"<meta name=who content=me>{EARLY}</head>" in page
    assert "<meta name=who" not in opened("/odds").body.decode()


def test_a_page_is_titled_in_its_language() -> None:
    assert "<title>odds &amp; ko</title>" in opened("/odds", "lang=ko").body.decode()
    below = opened("/lab/cross-entropy/", base="/lab").body.decode()
    assert "<title>cross-entropy &amp; en</title>" in below
    assert "<title> &amp; en</title>" in opened("/").body.decode()


def test_a_page_says_what_it_may_load_and_run() -> None:
    policy = opened("/odds").headers["content-security-policy"]
    assert policy == content_policy(opened("/odds").body.decode())
    assert policy.count("'sha256-") == 1


def test_a_page_is_asked_for_whole_and_uncompressed() -> None:
    site = page_site()
    asked = {
        "accept-encoding": "gzip",
        "if-none-match": '"1"',
        "if-modified-since": "x",
        "cookie": "a=b",
    }
    ask(front(site), "/odds", headers=asked)
    assert site.asked[0].keys() == ["cookie"]


@pytest.mark.parametrize("accepted", ["gzip", "gzip, deflate, br"])
def test_a_page_is_compressed_for_those_who_accept_it(accepted: str) -> None:
    answer = opened("/odds", accept_encoding=accepted)
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert gzip.decompress(answer.body) == opened("/odds").body
    assert "content-encoding" not in opened("/odds", accept_encoding="br").headers


@pytest.mark.parametrize("path", ["/", "/odds", "/odds/", "/cross-entropy"])
@pytest.mark.parametrize("base", ["", "/lab", "lab/", "/class/lab"])
def test_a_known_page_is_shown_below_every_base_path(path: str, base: str) -> None:
    below = f"/{base.strip('/')}" if base else ""
    answer = opened(below + path, "p=0.75", base=base)
    assert answer.status == 200
    assert f"BACKEND_BASE_URL: location.origin + '{below}'" in answer.body.decode()


def target(answer: Answer) -> tuple[str, dict[str, list[str]]]:
    location = urlsplit(answer.headers["location"])
    assert (location.scheme, location.netloc) == ("", "")
    return location.path, parse_qs(location.query, keep_blank_values=True, strict_parsing=True)


@pytest.mark.parametrize("base", ["", "/lab"])
def test_an_unknown_address_leads_home_and_says_which_it_was(base: str) -> None:
    answer = opened(f"{base}/no/such page", "p=0.75&lang=ko", base=base)
    assert answer.status == 307
    expected = {"p": ["0.75"], "lang": ["ko"], "missing": ["no/such page"]}
    assert target(answer) == (f"{base}/", expected)


def test_an_address_that_only_begins_like_the_base_is_unknown() -> None:
    assert opened("/laboratory/odds", base="/lab").status == 307


def test_a_lesson_that_is_not_built_is_unknown() -> None:
    assert opened("/train").status == 307


HOSTILE = [
    '"><script>alert(1)</script>',
    "'</script><svg onload=alert(1)>",
    "\r\nSet-Cookie: a=b",
    "//evil.example/",
    "\\\\evil.example",
    "javascript:alert(1)",
    "한글\x00\ud7a3",
    "a" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_path_leads_home_and_is_spelled_out(text: str) -> None:
    answer = opened("/" + text)
    assert answer.status == 307
    location = answer.headers["location"]
    assert location.startswith("/?")
    assert not set(location) & set("<>\"'\r\n\\ \x00")
    assert len(location) < 1000
    assert list(answer.headers.keys()).count("set-cookie") == 0
    assert target(answer)[1]["missing"] == [text.strip("/")[:80]]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["lang", "p", "missing", ""])
def test_a_hostile_query_leaves_no_trace_in_a_page(text: str, name: str) -> None:
    clean, hostile = opened("/odds"), opened("/odds", f"{name}={text}")
    assert hostile.body == clean.body
    assert hostile.headers == clean.headers


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_language_header_leaves_no_trace_in_a_page(text: str) -> None:
    clean = opened("/odds").body
    header = text.encode("latin-1", "replace").decode("latin-1")
    assert opened("/odds", accept_language=header).body == clean


@pytest.mark.parametrize("base", ["", "/lab"])
@pytest.mark.parametrize(
    "path", ["/static/js/index.1.js", "/assets/1/plotly.js", "/_stcore/health", "/media/a.png"]
)
def test_a_file_is_passed_on_untouched(path: str, base: str) -> None:
    site = Site(PAGE, content_type="text/html", etag='"1"')
    answer = ask(front(site, base), base + path, headers={"if-none-match": '"2"'})
    assert answer.body == PAGE
    assert answer.headers["etag"] == '"1"'
    assert site.asked[0]["if-none-match"] == '"2"'


@pytest.mark.parametrize(
    "site",
    [
        Site(b'{"a": 1}', content_type="application/json"),
        Site(b"not found", status=404, content_type="text/html"),
        Site(b"", status=304),
    ],
    ids=["data", "an error", "not modified"],
)
def test_an_answer_that_is_no_page_is_passed_on_untouched(site: Site) -> None:
    answer = ask(front(site), "/odds")
    assert (answer.status, answer.body) == (site.status, site.body)
    assert not answer.headers.get("location")


def test_a_form_that_is_sent_is_passed_on_untouched() -> None:
    assert ask(front(), "/nowhere", method="POST").body == PAGE
