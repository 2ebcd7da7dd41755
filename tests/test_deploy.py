"""What is delivered for operators: nginx, compose, Kubernetes, systemd, the container's files."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from callbacks.service.settings import Settings
from tests.bench.proxy import program, write_config

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / ".deploy"
#: of Kubernetes: the oldest and the newest for which the schemas are checked
KUBERNETES = ("1.31", "1.37")
SETTINGS = {str(field.alias) for field in Settings.model_fields.values()}
#: not ours: of Python and matplotlib, and the key of docs/refresh.md
OTHERS = {"PYTHONDONTWRITEBYTECODE", "MPLCONFIGDIR", "COMTRADE_KEY"}


def manifests() -> Iterator[dict[str, Any]]:
    """Yield each manifest that `kustomization.yaml` lists."""
    listed = yaml.safe_load((DEPLOY / "kubernetes/kustomization.yaml").read_text("utf-8"))
    names = {path.name for path in DEPLOY.glob("kubernetes/*.yaml")} - {"kustomization.yaml"}
    assert set(listed["resources"]) == names
    for name in listed["resources"]:
        yield from yaml.safe_load_all((DEPLOY / "kubernetes" / name).read_text("utf-8"))


def pods() -> Iterator[dict[str, Any]]:
    """Yield the template of each pod."""
    for manifest in manifests():
        spec = manifest.get("spec", {})
        template = spec.get("template") or spec.get("jobTemplate", {}).get("spec", {}).get("template")  # fmt: skip
        if template:
            yield template


def kinds() -> dict[tuple[str, str], dict[str, Any]]:
    """Return (kind, name) -> manifest."""
    return {(each["kind"], each["metadata"]["name"]): each for each in manifests()}


@pytest.mark.parametrize("version", KUBERNETES)
def test_manifests_fit_the_schemas(version: str) -> None:
    """Strictly: an unknown field is a fault."""
    found = list(manifests())
    assert len(found) == 10
    for manifest in found:
        kubernetes_validate.validate(manifest, version, strict=True)
    found[1]["spec"]["template"]["spec"]["containers"][0]["readinesProbe"] = {}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(found[1], version, strict=True)


def test_pods_have_no_rights() -> None:
    """No root, a root that cannot be written, no capabilities, no token, limits of memory."""
    found = list(pods())
    assert len(found) == 2
    for pod in found:
        spec = pod["spec"]
        assert spec["securityContext"]["runAsNonRoot"]
        assert spec["automountServiceAccountToken"] is False
        for container in spec["containers"]:
            rights = container["securityContext"]
            assert rights["readOnlyRootFilesystem"]
            assert rights["capabilities"]["drop"] == ["ALL"]
            assert rights["allowPrivilegeEscalation"] is False
            assert container["resources"]["limits"]["memory"]
            assert {each["name"] for each in container.get("env", [])} <= SETTINGS | OTHERS


def test_manifests_speak_of_the_same_pods() -> None:
    """Selectors, ports, probes and scaling name what the Deployment has."""
    by_kind = kinds()
    deployment = by_kind["Deployment", "khorgos"]["spec"]
    labels = deployment["template"]["metadata"]["labels"]
    assert deployment["selector"]["matchLabels"] == labels
    for kind in ("Service", "PodDisruptionBudget", "NetworkPolicy"):
        spec = by_kind[kind, "khorgos"]["spec"]
        selector = spec.get("selector") or spec["podSelector"]
        assert selector.get("matchLabels", selector) == labels, kind
    (container,) = deployment["template"]["spec"]["containers"]
    paths = {name: container[name]["httpGet"]["path"] for name in container if "Probe" in name}
    assert paths == {"startupProbe": "/readyz", "readinessProbe": "/readyz", "livenessProbe": "/healthz"}  # fmt: skip
    scaling = by_kind["HorizontalPodAutoscaler", "khorgos"]["spec"]
    assert scaling["scaleTargetRef"]["name"] == "khorgos"
    least = by_kind["PodDisruptionBudget", "khorgos"]["spec"]["minAvailable"]
    assert least < scaling["minReplicas"] == deployment["replicas"]


def test_the_scheduled_refresh_only_proposes() -> None:
    """It runs the command of docs/refresh.md, whose options exist, and never accepts."""
    spec = kinds()["CronJob", "khorgos-refresh"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    (container,) = spec["containers"]
    words = [*container["command"], *container["args"]]
    assert words[1:3] == ["-m", "data.refresh"]
    assert not any("accept" in word for word in words)
    run = [sys.executable, *words[1:], "--help"]
    assert subprocess.run(run, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("has_tls", [False, True])
def test_nginx_takes_the_configuration(tmp_path: Path, has_tls: bool) -> None:
    """The real nginx reads it, also with TLS; a fault in it would be found."""
    config = write_config(tmp_path, 18080, ["http://127.0.0.1:9"], is_limited=True)
    command = [
        program(),
        "-t",
        "-q",
        "-p",
        str(tmp_path),
        "-c",
        str(config),
        "-e",
        f"{tmp_path}/log",
    ]
    if has_tls:
        openssl = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=khorgos.example",
        ]
        subprocess.run(
            [*openssl, "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
            check=True,
            capture_output=True,
        )
        text = (DEPLOY / "nginx/tls.conf.example").read_text("utf-8")
        (tmp_path / "tls.conf").write_text(text.replace("/etc/ssl/khorgos", str(tmp_path)))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    (tmp_path / "proxy.conf").write_text("proxy_pass nowhere;")
    assert subprocess.run(command, capture_output=True, check=False).returncode


def test_limits_of_the_proxy_fit_those_of_the_service() -> None:
    """The same body, no more patience than the service has, and each header that it reads."""
    from callbacks.service.head import MAX_BODY

    main = (DEPLOY / "nginx/nginx.conf").read_text("utf-8")
    assert f"client_max_body_size {MAX_BODY // 1024}k;" in main
    assert "client_header_timeout 10s;" in main
    proxy = (DEPLOY / "nginx/proxy.conf").read_text("utf-8")
    sent = set(re.findall(r"proxy_set_header (\S+)", proxy))
    assert {"Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Request-ID"} <= sent
    key = re.findall(r"proxy_cache_key (\S+);", proxy)[0]
    assert "$http_host" in key
    assert "$encoding" in key


def test_compose_has_the_replicas_of_nginx() -> None:
    """Names, ports and addresses agree; nobody can write or has rights."""
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    services = compose["services"]
    main = (DEPLOY / "nginx/nginx.conf").read_text("utf-8")
    named = re.findall(r"server (khorgos-\d):8050", main)
    assert set(named) == services.keys() - {"proxy"} == services["proxy"]["depends_on"].keys()
    proxy = services["proxy"]["networks"]["inside"]["ipv4_address"]
    for name, service in services.items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
    for name in named:
        environment = services[name]["environment"]
        assert environment.keys() <= SETTINGS
        assert environment["FORWARDED_ALLOW_IPS"] == proxy
        assert (DEPLOY / services[name]["build"]["context"]).resolve() == ROOT
        assert (ROOT / services[name]["build"]["dockerfile"]).is_file()


def test_the_container_file_runs_make_targets() -> None:
    """Its steps are targets, its files exist, and the service runs as no root."""
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))  # fmt: skip
    used = re.findall(r"^RUN make (\S+)", text, re.MULTILINE)
    assert used == ["service", "root"]
    assert set(used) <= targets
    assert text.rindex("USER 10001:10001") > text.rindex("FROM scratch")
    assert set(re.findall(r"\b([A-Z_]+)=", re.findall(r"^ENV (HOST.*)$", text, re.MULTILINE)[0])) <= SETTINGS | OTHERS  # fmt: skip
    for line in (DEPLOY / "Containerfile.dockerignore").read_text("utf-8").splitlines():
        if line.startswith("!"):
            assert (ROOT / line[1:]).exists(), line


@pytest.mark.parametrize(
    ("path", "is_left_out"),
    [
        ("pandas/tests/frame/test_api.py", True),
        ("numpy/_core/tests/test_array.py", True),
        ("numpy/testing/__init__.py", False),
        ("dash/dcc/async-markdown.js.map", True),
        ("dash/dcc/async-markdown.js", False),
        ("babel/locale-data/ru_RU.dat", False),
        ("babel/locale-data/root.dat", False),
        ("babel/locale-data/run.dat", True),
        ("pip/__init__.py", True),
        ("plotly/io/__init__.py", False),
    ],
)
def test_what_a_container_leaves_out(path: str, is_left_out: bool) -> None:
    """Tests, source maps, pip, and languages that the app does not speak."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("service", DEPLOY / "service.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.is_left_out(path) is is_left_out


def test_the_unit_is_sound(tmp_path: Path) -> None:
    """systemd reads it without a word but that /srv/khorgos is not there, and it is sandboxed."""
    unit = (DEPLOY / "khorgos@.service").read_text("utf-8")
    names = set(re.findall(r"\b([A-Z][A-Z_]+)=(?!yes)", "".join(re.findall(r"^Environment=(.*)$", unit, re.MULTILINE))))  # fmt: skip
    assert names <= SETTINGS | OTHERS
    assert "ExecReload=/bin/kill -HUP $MAINPID" in unit
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze")
    path = tmp_path / "khorgos@.service"
    path.write_text(unit.replace("/srv/khorgos/.venv/bin/python", sys.executable))
    said = subprocess.run(
        ["systemd-analyze", "verify", path], capture_output=True, text=True, check=False
    )
    assert "khorgos" not in said.stderr, said.stderr
    said = subprocess.run(["systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", path], capture_output=True, text=True, check=False)  # fmt: skip
    assert said.returncode == 0, said.stdout[-300:]
