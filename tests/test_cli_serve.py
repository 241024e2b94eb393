from __future__ import annotations

import io
import os
import re
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner, Result

from rashomon.cli.accounts import _password
from rashomon.cli.app import app
from rashomon.ledger.store import open_ledger
from rashomon.web.serving import Place
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.role import DeskRole
from tests.tell_samples import document, report
from tests.who_samples import PASSWORD, cheap


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "some.ledger"
    with open_ledger(path, write=True) as store:
        store.add(document(), report())
    return path


def run(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(app, [*map(str, words)], input=given)


def added(ledger: Path, name: str = "ana", role: str = "owner") -> Result:
    words = ("accounts", "add", name, "--role", role, "--password-stdin", "--ledger", ledger)
    return run(*words, given=f"{PASSWORD}\n")


@contextmanager
def served(ledger: Path, *words: str | Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A desk that is being served: its address, and the program."""
    command = [sys.executable, "-m", "rashomon", "serve", "--ledger", str(ledger), "--port", "0"]
    program = subprocess.Popen(
        [*command, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert program.stdout and program.stderr
    try:
        line = program.stdout.readline()
        found = re.fullmatch(r"The desk is at (https?://\S+/) \(Ctrl-C ends it\)\n", line)
        assert found, (line, program.stderr.read())
        yield found[1], program
    finally:
        program.kill()
        program.communicate()


def test_the_desk_is_served_until_ctrl_c(ledger: Path) -> None:
    with served(ledger) as (address, program):
        with urlopen(f"{address}incidents.json", timeout=20) as answer:
            assert b"RSH-" in answer.read()
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "server" not in answer.headers
        program.send_signal(signal.SIGINT)
        assert program.wait(20) == 0
        assert program.stderr and program.stderr.read() == ""
    assert not ledger.with_name("some.ledger.desk").exists()


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    cert, key = tmp_path / "desk.pem", tmp_path / "desk.key"
    asked = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    asked += ["-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout", str(key)]
    try:
        subprocess.run([*asked, "-out", str(cert)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("no openssl here to make a certificate with")
    return cert, key


def test_with_tls_its_cookies_never_travel_unencrypted(
    ledger: Path, certificate: tuple[Path, Path]
) -> None:
    cert, key = certificate
    added(ledger)
    with served(ledger, "--accounts", "--cert", cert, "--key", key) as (address, _):
        assert address.startswith("https://")
        blind = ssl._create_unverified_context()
        with urlopen(f"{address}login", timeout=20, context=blind) as answer:
            assert "; Secure" in answer.headers["set-cookie"]
            assert answer.headers["set-cookie"].startswith("__Host-")


# where it refuses to be


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example", "127.0.0.1.evil"])
def test_for_other_machines_it_needs_an_owner(ledger: Path, host: str) -> None:
    added(ledger, "ana", "reader") if host == "::" else None
    done = run("serve", "--ledger", ledger, "--host", host, "--behind-proxy")
    assert done.exit_code == 2
    assert f"rashomon accounts add NAME --role owner --ledger {ledger}" in done.stderr


def test_behind_a_proxy_this_machine_needs_one_too(ledger: Path) -> None:
    for words in (["--behind-proxy"], ["--accounts"]):
        done = run("serve", "--ledger", ledger, *words)
        assert done.exit_code == 2 and words[0] in done.stderr
        assert "rashomon accounts add" in done.stderr


def test_an_owner_who_is_kept_out_is_none(ledger: Path) -> None:
    added(ledger)
    connection = sqlite3.connect(ledger.with_name("some.ledger.desk"))
    with connection:
        connection.execute("UPDATE users SET disabled = 1")
    connection.close()
    assert run("serve", "--ledger", ledger, "--accounts").exit_code == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "desk.example"])
def test_passwords_never_go_unencrypted_to_other_machines(ledger: Path, host: str) -> None:
    added(ledger)
    done = run("serve", "--ledger", ledger, "--host", host)
    assert done.exit_code == 2
    assert "--cert and --key" in done.stderr and "--behind-proxy" in done.stderr


def test_a_certificate_that_cannot_be_used_is_named(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("no certificate")
    bad = tmp_path / "bad.pem"
    for words in (["--cert", bad], ["--key", bad]):
        assert "give both" in run("serve", "--ledger", ledger, *words).stderr
    for cert in (bad, tmp_path / "absent.pem"):
        done = run("serve", "--ledger", ledger, "--cert", cert, "--key", bad)
        assert done.exit_code == 2 and str(cert) in done.stderr


def test_a_port_in_use_is_named(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--ledger", ledger, "--port", str(port))
    assert done.exit_code == 2
    assert f"--port {port}" in done.stderr and os.strerror(98) in done.stderr


def test_an_address_that_is_none_of_this_machine_is_named(ledger: Path) -> None:
    added(ledger)
    for host in ("192.0.2.7", "no.such.host.invalid", "a" * 300, "."):
        done = run("serve", "--ledger", ledger, "--host", host, "--behind-proxy")
        assert done.exit_code == 2 and f"--host {host}" in done.stderr, done.stderr


def test_a_name_of_this_machine_that_leads_elsewhere_is_refused(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.0.2.7", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    done = run("serve", "--ledger", ledger, "--host", "localhost")
    assert done.exit_code == 2 and "another machine's" in done.stderr


def test_a_ledger_that_cannot_be_read_is_named(tmp_path: Path, ledger: Path) -> None:
    done = run("serve", "--ledger", tmp_path / "absent.ledger")
    assert done.exit_code == 2 and "there is no ledger here" in done.stderr
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    done = run("serve", "--ledger", ledger)
    assert done.exit_code == 2 and "version 999" in done.stderr
    (tmp_path / "text.ledger").write_text("no ledger at all\n" * 100)
    assert run("serve", "--ledger", tmp_path / "text.ledger").exit_code == 2


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("127.0.0.1", 1), "http://127.0.0.1:8000/"),
        (Place("::1", 1), "http://[::1]:8000/"),
        (Place("0.0.0.0", 1), f"http://{socket.gethostname()}:8000/"),
        (Place("desk.example", 1, Path("c"), Path("k")), "https://desk.example:8000/"),
    ],
)
def test_the_address_that_is_printed_can_be_opened(place: Place, address: str) -> None:
    assert place.address(8000) == address


# accounts


def test_accounts_are_made_changed_and_removed(ledger: Path) -> None:
    assert (added(ledger).exit_code, added(ledger, "ben", "reader").stdout) == (0, "ben: reader\n")
    assert added(ledger).exit_code == 2
    beside = ("--ledger", ledger)
    assert run("accounts", "role", "ben", "analyst", *beside).stdout == "ben: analyst\n"
    token = run("accounts", "token", "ben", "--role", "analyst", *beside, "--label", "nightly")
    found = Accounts(ledger)
    user = found.tokens.user(token.stdout.strip())
    assert user and (user.name, user.role) == ("ben", DeskRole.ANALYST)
    listed = run("accounts", "list", *beside).stdout
    assert all(word in listed for word in ("ana", "owner", "ben", "analyst", "nightly"))
    assert run("accounts", "revoke", "1", *beside).exit_code == 0
    assert found.tokens.user(token.stdout.strip()) is None
    words = ("accounts", "password", "ben", "--password-stdin", *beside)
    assert run(*words, given="a new pass phrase\r\n").exit_code == 0
    assert found.users.check("ben", "a new pass phrase")
    assert run("accounts", "disable", "ben", *beside).exit_code == 0
    assert "kept out" in run("accounts", "list", *beside).stdout
    assert not found.users.check("ben", "a new pass phrase")
    assert run("accounts", "disable", "ben", "--undo", *beside).exit_code == 0
    assert run("accounts", "remove", "ben", *beside).exit_code == 0
    assert [one.name for one in found.users.all()] == ["ana"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["role", "nobody", "owner"], "no account nobody"),
        (["token", "nobody"], "no account nobody"),
        (["token", "ana", "--days", "0"], "days"),
        (["remove", "nobody"], "no account nobody"),
        (["role", "ana", "reader"], "no owner left"),
        (["revoke", "7"], "no token 7"),
        (["add", "a b", "--password-stdin"], "no name"),
        (["add", "ben", "--password-stdin"], "12 characters"),
        (["add", "ben"], "--password-stdin"),
    ],
)
def test_what_cannot_be_done_is_told(ledger: Path, words: list[str], told: str) -> None:
    added(ledger)
    added(ledger, "cyd", "reader")
    done = run("accounts", *words, "--ledger", ledger, given="short\n")
    assert (done.exit_code, told in done.stderr) == (2, True), done.stderr


def test_accounts_belong_to_a_ledger_that_is_there(tmp_path: Path) -> None:
    done = added(tmp_path / "absent.ledger")
    assert done.exit_code == 2 and "there is no ledger here" in done.stderr
    assert not list(tmp_path.iterdir())


class Terminal(io.StringIO):
    """Standard input at a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_password_is_asked_for_twice_and_unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def prompt(text: str, **how: object) -> str:
        asked.append((text, how))
        return PASSWORD

    monkeypatch.setattr("typer.prompt", prompt)
    monkeypatch.setattr("sys.stdin", Terminal())
    assert _password(stdin=False) == PASSWORD
    assert asked == [("Password", {"hide_input": True, "confirmation_prompt": True})]
