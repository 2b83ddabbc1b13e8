"""The files for containers, Kubernetes and systemd are sound by the tools that know them, and restricted."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.deploy.files import DEPLOY
from tests.deploy.programs import find_program

OVERLAYS: Final = sorted((DEPLOY / "kubernetes" / "overlays").iterdir())
KUBERNETES: Final = ("1.34", "1.37")
"""The oldest and the newest version that the manifests are checked against."""

# Layers are kept apart where one changes more seldom than the next.
LAYERS: Final = "DL3059"
EXPOSURE: Final = "15"
"""The most that systemd may find exposed, in tenths; it rates the unit 1.2."""

PROGRAM: Final = "/opt/meshwise/bin/meshwise"


def _run(program: str, *arguments: str | Path) -> str:
    """What a program prints that must succeed."""
    command = [find_program(program), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(params=OVERLAYS, ids=lambda overlay: str(overlay.name))
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file with everything that an overlay brings to the cluster."""
    target = tmp_path / "built.yaml"
    target.write_text(_run("kubectl", "kustomize", request.param), encoding="utf-8")
    return target


def _objects(built: Path) -> dict[str, dict[str, Any]]:
    return {each["kind"]: each for each in yaml.safe_load_all(built.read_text(encoding="utf-8"))}


def _pods(objects: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [objects[kind]["spec"]["template"] for kind in ("Deployment", "Job")]


@pytest.mark.parametrize("version", KUBERNETES)
def test_kubernetes_takes_the_manifests(built: Path, version: str) -> None:
    """Kubernetes' own schemas accept every object, and know every field."""
    told = _run("kubernetes-validate", "--kubernetes-version", version, "--strict", built)
    assert told.count(" passed for resource ") == len(_objects(built)) >= 9


def test_everything_is_there(built: Path) -> None:
    """What a service needs to be kept up, kept apart and migrated is among the objects."""
    assert _objects(built).keys() >= {
        "Deployment",
        "HorizontalPodAutoscaler",
        "Job",
        "NetworkPolicy",
        "PodDisruptionBudget",
        "Service",
        "ServiceAccount",
    }


def test_pods_are_restricted(built: Path) -> None:
    """Every container meets the restricted standard, on a root that is read-only, without a token of the cluster."""
    for pod in (each["spec"] for each in _pods(_objects(built))):
        assert pod["automountServiceAccountToken"] is False
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        for container in (*pod.get("initContainers", ()), *pod["containers"]):
            assert container["securityContext"] == {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
            assert {"requests", "limits"} <= container["resources"].keys()


def test_the_bot_is_probed(built: Path) -> None:
    """Starting, being ready and being alive are asked for at doors that the bot has."""
    (bot,) = _objects(built)["Deployment"]["spec"]["template"]["spec"]["containers"]
    assert {bot[name]["httpGet"]["port"] for name in bot if name.endswith("Probe")} == {"metrics"}
    probes = {name: bot[name]["httpGet"]["path"] for name in bot if name.endswith("Probe")}
    assert probes == {"startupProbe": "/healthz", "readinessProbe": "/readyz", "livenessProbe": "/healthz"}


def test_no_secret_is_in_the_manifests(built: Path) -> None:
    """Secrets are referred to and never made here."""
    objects = _objects(built)
    assert "Secret" not in objects
    assert not any("TOKEN" in name or "DATABASE" in name for name in objects["ConfigMap"]["data"])


def test_selectors_find_the_pods(built: Path) -> None:
    """The service, the budget and the policy speak of the pods of the deployment, and of no others."""
    objects = _objects(built)
    labels = objects["Deployment"]["spec"]["template"]["metadata"]["labels"]
    of_the_job = objects["Job"]["spec"]["template"]["metadata"]["labels"]
    for selector in (
        objects["Service"]["spec"]["selector"],
        objects["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"],
    ):
        assert selector.items() <= labels.items()
        assert not selector.items() <= of_the_job.items()


def test_compose_takes_its_file() -> None:
    """The schema of the compose specification accepts the file."""
    _run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yaml")


def test_composed_services_are_restricted() -> None:
    """Each service runs as a numbered user without capabilities, on a root that is read-only."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for name, service in services.items():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["user"].split(":")[0].isdecimal(), name
        assert service["user"] != "0:0", name
        assert "healthcheck" in service, name


def test_the_database_is_healthy_once_it_listens() -> None:
    """The check asks by TCP: by its socket the server answers too while it is set up, when nobody else reaches it."""
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert "--host=127.0.0.1" in composed["services"]["database"]["healthcheck"]["test"]


def test_several_bots_find_ports() -> None:
    """Each port of the bot is published at one of as many, on this machine alone, so that bots can be scaled."""
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    bot = composed["services"]["bot"]
    published = [re.fullmatch(r"127\.0\.0\.1:(\d+)-(\d+):(\d+)", port) for port in bot["ports"]]
    ranges = [tuple(map(int, each.groups())) for each in published if each]
    assert [(first, last - first) for first, last, _ in ranges] == [(3000, 9), (9090, 9)]
    assert [inside for _, _, inside in ranges] == [
        int(bot["environment"][name]) for name in ("MESHWISE_PORT", "MESHWISE_METRICS_PORT")
    ]
    assert not {"container_name", "hostname"} & bot.keys()


def test_composed_secrets_are_files() -> None:
    """No secret stands in an environment, and each one that is named is given."""
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    named = {name for service in composed["services"].values() for name in service["secrets"]}
    assert named == set(composed["secrets"])
    stated = json.dumps([service.get("environment") for service in composed["services"].values()])
    assert "TOKEN" not in stated
    assert "DATABASE_URL" not in stated


def test_the_containerfile_has_no_faults() -> None:
    """Hadolint finds nothing in it."""
    assert _run("hadolint", "--failure-threshold", "info", "--ignore", LAYERS, DEPLOY / "Containerfile") == ""


def test_files_are_tidy() -> None:
    """Yamllint finds nothing in any of the files."""
    assert _run("yamllint", "--strict", "-c", DEPLOY / ".yamllint.yaml", DEPLOY) == ""


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    """Systemd reads the unit without a complaint, but that the program is not where it will be."""
    unit = tmp_path / "meshwise.service"
    text = (DEPLOY / "meshwise.service").read_text(encoding="utf-8")
    assert text.count(PROGRAM) == 1
    unit.write_text(text.replace(PROGRAM, "/bin/true"), encoding="utf-8")
    done = subprocess.run(
        [find_program("systemd-analyze"), "verify", "--man=no", unit],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_unit_is_tried_for_ever() -> None:
    """A database that is away for longer than some starts take does not leave the bot stopped."""
    text = (DEPLOY / "meshwise.service").read_text(encoding="utf-8")
    assert {"Restart=always", "StartLimitIntervalSec=0"} <= set(text.splitlines())


def test_the_unit_is_hardened() -> None:
    """Systemd rates how much the unit is exposed to, from 0.0 to 10.0: hardly anything."""
    options = ("--offline=true", f"--threshold={EXPOSURE}")
    assert "Overall exposure level" in _run(
        "systemd-analyze", "security", *options, DEPLOY / "meshwise.service"
    )
