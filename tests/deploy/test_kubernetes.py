"""The manifests of deploy/kubernetes: by Kubernetes' own schemas, and by what they promise."""

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "deploy" / "kubernetes"
VERSION = "1.31"  # the oldest that they are held to
KUSTOMIZATION = yaml.safe_load((FOLDER / "kustomization.yaml").read_text(encoding="utf-8"))
MANIFESTS: list[dict[str, Any]] = [
    manifest
    for name in KUSTOMIZATION["resources"]
    for manifest in yaml.safe_load_all((FOLDER / name).read_text(encoding="utf-8"))
]


def the(kind: str, name: str = "logit-lab") -> Any:
    """Return the one manifest of a kind with a name."""
    (found,) = [one for one in MANIFESTS if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found["spec"]


POD = the("Deployment")["template"]
CONTAINER = POD["spec"]["containers"][0]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda one: one["kind"])
def test_a_manifest_is_what_kubernetes_understands(manifest: dict[str, Any]) -> None:
    kubernetes_validate.validate(manifest, VERSION, strict=True)


def test_the_schemas_refuse_a_field_that_there_is_not() -> None:
    wrong = {"apiVersion": "v1", "kind": "Service", "spec": {"portz": []}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, VERSION, strict=True)


def test_every_file_of_the_folder_is_applied() -> None:
    files = {path.name for path in FOLDER.iterdir()} - {"kustomization.yaml"}
    assert set(KUSTOMIZATION["resources"]) == files


def test_all_speak_of_the_same_pods() -> None:
    label = POD["metadata"]["labels"]
    assert the("Deployment")["selector"]["matchLabels"] == label
    assert the("Service")["selector"] == label
    assert the("PodDisruptionBudget")["selector"]["matchLabels"] == label
    assert the("NetworkPolicy")["podSelector"]["matchLabels"] == label
    target = the("HorizontalPodAutoscaler")["scaleTargetRef"]
    assert (target["kind"], target["name"]) == ("Deployment", "logit-lab")
    assert CONTAINER["image"] in [one["name"] for one in KUSTOMIZATION["images"]]


def test_a_pod_may_nothing_that_it_does_not_need() -> None:
    """These are the rules of the restricted profile, which its namespace enforces."""
    spec, own = POD["spec"], CONTAINER["securityContext"]
    assert spec["securityContext"]["runAsNonRoot"]
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert f"USER {spec['securityContext']['runAsUser']}" in (ROOT / "Dockerfile").read_text()
    assert not own["allowPrivilegeEscalation"]
    assert own["readOnlyRootFilesystem"]
    assert own["capabilities"] == {"drop": ["ALL"]}
    assert not spec["automountServiceAccountToken"]
    asked = [rule["ports"] for rule in the("NetworkPolicy")["egress"]]
    assert [[port["port"] for port in ports] for ports in asked] == [[6379], [53, 53]]


def test_a_pod_is_asked_before_it_is_used_and_ended() -> None:
    ports = {one["name"]: one["containerPort"] for one in CONTAINER["ports"]}
    assert ports == {"http": 8501}
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert CONTAINER[probe]["httpGet"]["port"] in ports
    patience = CONTAINER["livenessProbe"]
    assert patience["periodSeconds"] * patience["failureThreshold"] >= 60
    assert the("Deployment")["strategy"]["rollingUpdate"]["maxUnavailable"] == 0


def test_visitors_stay_with_a_pod_and_see_nothing_that_it_measures() -> None:
    (ingress,) = [one for one in MANIFESTS if one["kind"] == "Ingress"]
    notes = ingress["metadata"]["annotations"]
    prefix = "nginx.ingress.kubernetes.io"
    assert notes[f"{prefix}/affinity"] == "cookie"
    assert notes[f"{prefix}/session-cookie-change-on-failure"] == "true"
    assert int(notes[f"{prefix}/proxy-read-timeout"]) >= 3600
    paths = ingress["spec"]["rules"][0]["http"]["paths"]
    closed = {one["path"]: one["backend"]["service"]["name"] for one in paths}
    assert closed == {"/_stcore/metrics": "closed", "/": "logit-lab"}
    assert "selector" not in the("Service", "closed")


def test_what_keeps_the_rooms_may_no_more_than_the_course_and_only_that_reaches_it() -> None:
    pod = the("StatefulSet", "logit-lab-rooms")["template"]
    (container,) = pod["spec"]["containers"]
    assert container["securityContext"] == CONTAINER["securityContext"]
    assert pod["spec"]["securityContext"]["runAsNonRoot"]
    assert not pod["spec"]["automountServiceAccountToken"]
    policy = the("NetworkPolicy", "logit-lab-rooms")
    assert policy["egress"] == []
    (rule,) = policy["ingress"]
    assert rule["from"] == [{"podSelector": {"matchLabels": POD["metadata"]["labels"]}}]
    settings = {one["name"]: one["value"] for one in CONTAINER["env"]}
    (port,) = the("Service", "logit-lab-rooms")["ports"]
    assert settings["LOGIT_LAB_ROOMS"] == f"redis://logit-lab-rooms:{port['port']}/0"
    asked, _ = the("NetworkPolicy")["egress"]
    assert asked["to"] == [{"podSelector": {"matchLabels": pod["metadata"]["labels"]}}]
