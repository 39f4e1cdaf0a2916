"""The image, as far as it can be tried without a container engine.

The command that the Dockerfile starts is run on the files that it copies, by a user who may
change none of them.
"""

import fnmatch
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ROOT = Path(__file__).parents[2]


def instructions() -> list[tuple[str, str]]:
    """Return the Dockerfile's instructions in order, each with its arguments on one line."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.M)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [tuple(line.split(maxsplit=1)) for line in lines if line.strip()]


def arguments(name: str) -> list[str]:
    """Return the arguments of every instruction of that name."""
    return [rest for instruction, rest in instructions() if instruction == name]


def sources() -> list[str]:
    """Return the files and folders that are copied into the image."""
    return [source for copy in arguments("COPY") for source in copy.split()[:-1]]


def healthcheck(port: int) -> int:
    """Run the image's health check against that port and return its exit code."""
    command = json.loads(arguments("HEALTHCHECK")[0].partition("CMD ")[2])
    assert command[0] == "python"
    assert "8501" in command[-1]
    changed = [part.replace("8501", str(port)) for part in command[1:]]
    return subprocess.run([sys.executable, *changed], capture_output=True, timeout=30).returncode


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listening(port: int) -> bool:
    """Tell whether something listens on a port; the health check starts a Python to ask."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def as_app_user() -> list[str]:
    """Return the prefix that makes a command run as the image's user, if root runs the tests."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return []
    user, group = arguments("USER")[0].split(":")
    drop = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups", "--no-new-privs"]
    # Root's Python may stand in a folder that only root may read; reading is all this allows.
    may_read = ["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    for prefix in (drop, [*drop, *may_read]):
        if subprocess.run([*prefix, sys.executable, "-c", ""], capture_output=True).returncode == 0:
            return prefix
    pytest.skip("this Python cannot be run by another user")


def contents(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return every file and folder below with its size and time of change."""
    return {
        path: (path.stat().st_size, path.stat().st_mtime_ns)
        for path in [folder, *folder.rglob("*")]
    }


@pytest.fixture(scope="module")
def image():
    """Yield a folder that holds what the image holds, and that nobody may change."""
    # Not tmp_path: others may not enter that one.
    folder = Path(tempfile.mkdtemp())
    for source in sources():
        if (ROOT / source).is_dir():
            skip = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / source, folder / source, ignore=skip)
        else:
            shutil.copy(ROOT / source, folder)
    subprocess.run(["chmod", "-R", "a+rX,a-w", folder], check=True)
    yield folder
    subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def server(image):
    """Yield the running app, its port, and the folder's contents before it started."""
    command = [*json.loads(arguments("ENTRYPOINT")[0]), *json.loads(arguments("CMD")[0])]
    assert command[0] == "python"
    port = free_port()
    before = contents(image)
    process = subprocess.Popen(
        [*as_app_user(), sys.executable, *command[1:], f"--server.port={port}"],
        cwd=image,
        env={
            "PATH": os.defpath,
            "HOME": "/home/app",  # the image's user has no home folder either
            **dict(re.findall(r"(\w+)=(\S+)", " ".join(arguments("ENV")))),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not listening(port) or healthcheck(port) != 0:
        if process.poll() is not None or time.monotonic() > deadline:
            process.kill()
            pytest.fail(f"the app did not become healthy:\n{process.communicate()[0]}")
        time.sleep(0.2)
    yield process, port, before
    process.kill()
    process.communicate()


def test_hadolint_finds_nothing():
    hadolint = Path(sys.executable).with_name("hadolint")
    result = subprocess.run([hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
    assert (result.returncode, result.stdout) == (0, "")


def test_the_base_image_is_one_fixed_release():
    bases = arguments("FROM")
    assert len(bases) == 1
    assert re.fullmatch(r"python:3\.13\.\d+-slim-[a-z]+", bases[0])


def test_packages_are_installed_by_hash():
    installs = [run for run in arguments("RUN") if "pip install" in run]
    assert len(installs) == 1
    assert "--require-hashes -r requirements.txt" in installs[0]
    assert "--no-cache-dir" in installs[0]


def test_the_app_runs_as_a_fixed_user_who_is_not_root():
    # A number, because Kubernetes' runAsNonRoot can judge no name.
    users = [int(part) for part in arguments("USER")[-1].split(":")]
    assert len(users) == 2
    assert min(users) >= 10000


def test_nothing_is_built_after_root_is_left():
    names = [name for name, _ in instructions()]
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])


def test_what_is_copied_exists_and_reaches_the_build():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert [s for s in sources() if not (ROOT / s).exists()] == []
    assert [s for s in sources() if f"!{s}" not in ignored] == []


def test_neither_tests_nor_secrets_reach_the_build():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert ".streamlit/secrets.toml" in ignored
    unwanted = ["tests", ".git", ".venv", "requirements-dev.txt"]
    kept = [line[1:] for line in ignored if line.startswith("!")]
    assert [name for name in unwanted if any(fnmatch.fnmatch(name, k) for k in kept)] == []


def test_compose_takes_away_what_the_app_does_not_need():
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    for line in ["read_only: true", "- ALL", "- no-new-privileges:true", "- /tmp"]:
        assert line in compose


def test_the_health_check_fails_where_nothing_listens():
    assert healthcheck(free_port()) != 0


def test_the_health_check_asks_no_proxy(server, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    assert healthcheck(server[1]) == 0


def test_the_page_is_served(server):
    connection = http.client.HTTPConnection("127.0.0.1", server[1], timeout=10)
    connection.request("GET", "/")
    assert connection.getresponse().status == 200


def visit(connection):
    """Open the home page; return the session's name, the kinds of its elements, and its end."""
    request = BackMsg()
    request.rerun_script.query_string = ""
    connection.send(request.SerializeToString())
    session, elements = "", []
    while True:
        message = ForwardMsg.FromString(connection.recv(timeout=60))
        kind = message.WhichOneof("type")
        if kind == "new_session":
            session = message.new_session.initialize.session_id
        elif kind == "delta":
            elements.append(message.delta.new_element.WhichOneof("type"))
        elif kind == "script_finished":
            return session, elements, message.script_finished


def test_a_visit_runs_to_its_end_and_changes_no_file(server, image):
    _, port, before = server
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None) as socket_:
        _, elements, end = visit(socket_)
    assert end == ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
    assert elements
    assert not {"exception", "alert"} & set(elements)
    assert contents(image) == before


@pytest.mark.parametrize(("megabytes", "answer"), [(3, 413), (1, 204)], ids=["too large", "right"])
def test_a_file_that_no_page_would_read_is_refused_before_it_comes(server, megabytes, answer):
    port = server[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/_stcore/health")
    response = connection.getresponse()
    response.read()
    token = re.search(r"_streamlit_xsrf=([^;]*)", response.headers["Set-Cookie"])[1]
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="f.csv"\r\n\r\n'
    frame = (head, b"\r\n--x--\r\n")
    size = megabytes * 2**20
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream", max_size=None) as socket_:
        session = visit(socket_)[0]
        connection.putrequest("PUT", f"/_stcore/upload_file/{session}/one")
        connection.putheader("X-Xsrftoken", token)
        connection.putheader("Cookie", f"_streamlit_xsrf={token}")
        connection.putheader("Content-Type", "multipart/form-data; boundary=x")
        connection.putheader("Content-Length", str(size + sum(map(len, frame))))
        connection.endheaders()
        if answer == 204:
            connection.send(frame[0] + b"1" * size + frame[1])
        assert connection.getresponse().status == answer
    connection.close()


def test_the_app_stops_when_docker_says_so(server):
    process, port, _ = server
    process.send_signal(signal.SIGTERM)
    # Docker kills after ten seconds; `make image-test`, beside which nothing runs, gives it five.
    assert process.wait(timeout=60) == 0
    assert healthcheck(port) != 0
