"""What compose.yaml says of the replicas and the proxy before them."""

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
TLS = yaml.safe_load((ROOT / "deploy" / "tls.yaml").read_text(encoding="utf-8"))["services"]
CONFIGURATION = (ROOT / "deploy" / "haproxy.cfg").read_text(encoding="utf-8")


def test_only_one_process_is_started_where_nothing_else_is_asked_for() -> None:
    assert {name for name, one in SERVICES.items() if "profiles" not in one} == {"logit-lab"}
    assert {*SERVICES} == {"logit-lab", "replica", "proxy", "redis"}


def test_a_replica_is_the_one_process_without_a_way_in_but_the_proxy() -> None:
    one, replica = SERVICES["logit-lab"], SERVICES["replica"]
    own = {"ports", "profiles", "deploy", "volumes", "environment", "depends_on"}
    assert {key: replica[key] for key in {*replica} - own} == {
        key: one[key] for key in {*one} - own
    }
    assert "ports" not in replica
    assert replica["deploy"]["replicas"] == 3


def test_no_service_may_more_than_it_needs() -> None:
    for one in SERVICES.values():
        assert one["read_only"]
        assert one["cap_drop"] == ["ALL"]
        assert one["security_opt"] == ["no-new-privileges:true"]


def test_the_proxy_is_told_all_that_its_configuration_asks_for() -> None:
    asked = set(re.findall(r"\$\{(\w+)", CONFIGURATION))
    usual = SERVICES["proxy"]["environment"]
    assert asked == {*usual, *TLS["proxy"]["environment"]}
    ports = {one.rsplit(":", 1)[1] for one in SERVICES["proxy"]["ports"]}
    assert usual["LISTEN"].removeprefix("*:") in ports
    ports = {one.rsplit(":", 1)[1] for one in TLS["proxy"]["ports"]}
    assert TLS["proxy"]["environment"]["LISTEN_TLS"].removeprefix("*:") in ports
    (mounted,) = SERVICES["proxy"]["volumes"]
    assert (ROOT / mounted.split(":")[0]).is_file()


def test_rooms_are_kept_where_every_process_that_serves_them_finds_them() -> None:
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (kept,) = SERVICES["logit-lab"]["volumes"]
    folder = kept.split(":")[1]
    assert f"LOGIT_LAB_ROOMS={folder}/rooms.sqlite" in image
    assert f"VOLUME {folder}" in image
    shared = SERVICES["replica"]["environment"]["LOGIT_LAB_ROOMS"]
    assert shared == "redis://redis:6379/0"
    assert "ports" not in SERVICES["redis"]
    assert "redis" in SERVICES["replica"]["depends_on"]
