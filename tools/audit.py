"""Ask whether anything that is pinned has a known vulnerability; a notice where none can answer."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

FILES = ("requirements.txt", "requirements-dev.txt")
ASK = ["--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off"]
PATIENCE = 120  # seconds for all answers


def known(report: Mapping[str, Any]) -> list[str]:
    """Return a line for each known vulnerability."""
    return [
        f"{one['name']} {one['version']}: {found['id']},"
        f" mended in {', '.join(found['fix_versions']) or 'no version yet'}"
        for one in report["dependencies"]
        for found in one.get("vulns", ())
    ]


def unknown(report: Mapping[str, Any]) -> list[str]:
    """Return the packages of which nothing could be learnt."""
    return [one["name"] for one in report["dependencies"] if "skip_reason" in one]


def asked(files: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the report of pip-audit; None where it could not ask."""
    named = [part for file in files for part in ("--requirement", file)]
    try:
        told = subprocess.run(
            [sys.executable, "-m", "pip_audit", *ASK, *named],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        ).stdout
        return dict(json.loads(told))
    except (subprocess.TimeoutExpired, ValueError):
        return None


def main() -> None:
    """Tell what was found, and fail where a vulnerability is known."""
    report = asked(FILES)
    if report is None:
        print("NOTICE: nobody could be asked for known vulnerabilities; is there a network?")
        return
    if silent := unknown(report):
        some = f"{', '.join(silent[:3])}, …" if len(silent) > 3 else ", ".join(silent)
        print(f"NOTICE: nothing could be learnt of {len(silent)} packages ({some})")
    found = known(report)
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
