from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from rashomon.web.who import sending
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.headers import HEADERS
from rashomon.web.who.hosts import Proxy
from rashomon.web.who.role import DeskRole
from who_samples import PEOPLE, Watch, cheap, entered, peopled, small_desk, token_of, visitor

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return peopled(tmp_path / "some.ledger", Watch())


@pytest.fixture
def desk(accounts: Accounts) -> Starlette:
    return small_desk(accounts)


@pytest.fixture
def free() -> TestClient:
    """A browser at a desk on loopback without accounts."""
    return visitor(small_desk(None))


# who may what

READ, DECIDE, MANAGE = "reader analyst owner", "analyst owner", "owner"
ANYBODY = "nobody reader analyst owner"
RIGHTS = [
    *(("GET", path, READ) for path in ("/", "/incidents", "/incidents.json", "/incidents/RSH-1")),
    *(("GET", path, READ) for path in ("/documents/a1", "/map", "/review", "/brief.md", "/help")),
    *(("GET", path, READ) for path in ("/openapi.json", "/me", "/decisions", "/nowhere", "/jump")),
    *(("GET", path, ANYBODY) for path in ("/login", "/login.json", "/static/desk.css")),
    *(("GET", path, MANAGE) for path in ("/accounts", "/accounts.json", "/accounts/x")),
    *(("GET", path, READ) for path in ("//login", "/Login", "/login/", "/login/x", "/staticx")),
    *(("GET", path, READ) for path in ("/login%2f", "/static", "/accountsx", "/LOGIN.json")),
    *(("POST", path, DECIDE) for path in ("/decisions", "/decisions.json", "/review/RSH-1", "/x")),
    *(("POST", path, DECIDE) for path in ("/static/desk.css", "/incidents", "/login/")),
    *(("POST", path, READ) for path in ("/logout", "/me", "/me.json")),
    ("POST", "/login", ANYBODY),
    ("POST", "/accounts", MANAGE),
    ("HEAD", "/incidents", READ),
    ("HEAD", "/accounts", MANAGE),
]


def ways(desk: Starlette, accounts: Accounts) -> Iterator[tuple[str, str, TestClient]]:
    """Everybody, each way to come: the role, how, and the browser or program."""
    yield "nobody", "browser", visitor(desk)
    for name, role in PEOPLE.items():
        yield role, "browser", entered(desk, accounts, name)
        user = accounts.users.named(name)
        assert user
        program = TestClient(desk, "http://127.0.0.1", follow_redirects=False)
        program.headers["authorization"] = f"Bearer {accounts.tokens.make(user, role)}"
        yield role, "program", program


@pytest.mark.parametrize(("method", "path", "who"), RIGHTS)
def test_who_may_what(
    desk: Starlette, accounts: Accounts, method: str, path: str, who: str
) -> None:
    for role, how, client in ways(desk, accounts):
        form = {"csrf": token_of(client, "/login")} if how == "browser" else {}
        done = client.request(method, path, data=form if method == "POST" else None)
        person = how == "program" and method == "POST" and path.removesuffix(".json") in PERSONAL
        allowed = role in who.split() and not person
        to_login = 401 if path.endswith(".json") else 303
        wrong = to_login if role == "nobody" else 403
        assert done.status_code == (200 if allowed else wrong), (role, how)


PERSONAL = ("/login", "/logout", "/me", "/accounts")


def test_a_person_is_sent_to_log_in_and_back(desk: Starlette) -> None:
    done = visitor(desk).get("/incidents?party=A&q=%26x")
    assert done.headers["location"] == "/login?next=%2Fincidents%3Fparty%3DA%26q%3D%2526x"
    assert visitor(desk).get("/").headers["location"] == "/login"
    assert visitor(desk).post("/decisions").headers["location"] == "/login"


def test_a_program_is_told_that_it_must_log_in(desk: Starlette) -> None:
    for path, accept in (("/incidents.json", "text/html"), ("/incidents", "application/json")):
        done = visitor(desk).get(path, headers={"accept": accept})
        assert (done.status_code, done.headers["www-authenticate"]) == (401, "Bearer")


def test_a_part_of_a_page_leads_all_of_it_to_the_login(desk: Starlette) -> None:
    done = visitor(desk).get("/incidents", headers={"hx-request": "true"})
    assert (done.status_code, done.headers["hx-redirect"]) == (401, "/login")


@pytest.mark.parametrize(
    "given", ["Bearer nonsense", "Bearer", "Basic YWRhOng=", "Bearer \xff", "", "x" * 5000]
)
def test_a_token_that_does_not_hold_is_refused_whoever_is_logged_in(
    desk: Starlette, accounts: Accounts, given: str
) -> None:
    browser = entered(desk, accounts, "ada")
    done = browser.get("/incidents", headers={"authorization": given.encode("latin-1")})
    assert done.status_code == 401


def test_a_token_revoked_is_refused_at_once(desk: Starlette, accounts: Accounts) -> None:
    user = accounts.users.named("ben")
    assert user
    held = {"authorization": f"Bearer {accounts.tokens.make(user, DeskRole.READER)}"}
    assert visitor(desk).get("/x.json", headers=held).status_code == 200
    accounts.tokens.revoke(accounts.tokens.all()[0].number)
    assert visitor(desk).get("/x.json", headers=held).status_code == 401


def test_without_accounts_whoever_comes_is_the_owner(free: TestClient) -> None:
    told = free.get("/accounts.json").json()
    assert (told["role"], bool(told["user"])) == ("owner", True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_other_methods_are_refused(free: TestClient, method: str) -> None:
    done = free.request(method, "/incidents")
    assert (done.status_code, done.headers["allow"]) == (405, "GET, HEAD, POST")


# where a form comes from


def test_a_form_of_the_desk_is_taken(desk: Starlette, accounts: Accounts) -> None:
    ben = entered(desk, accounts, "ben")
    done = ben.post("/x.json", data={"csrf": token_of(ben), "why": ["a", "ü"]})
    assert done.json()["form"]["why"] == ["a", "ü"]
    done = ben.post("/x.json", headers={"x-csrf-token": token_of(ben)}, data={"why": "b"})
    assert done.json()["form"]["why"] == ["b"]


def test_a_form_without_the_token_is_refused(desk: Starlette, accounts: Accounts) -> None:
    ben, ada = entered(desk, accounts, "ben"), entered(desk, accounts, "ada")
    again = entered(desk, accounts, "ben")
    anon = visitor(desk)
    for wrong in ("", "x", "ü", "0" * 64, token_of(ada), token_of(again), token_of(anon, "/login")):
        assert ben.post("/decisions", data={"csrf": wrong}).status_code == 403, wrong
    assert ben.post("/decisions").status_code == 403
    assert ben.post("/decisions?csrf=" + token_of(ben)).status_code == 403
    as_json = ben.post("/decisions", json={"why": "x"})
    assert as_json.status_code == 403


def test_without_accounts_too(free: TestClient) -> None:
    assert free.post("/decisions", data={"csrf": token_of(free)}).status_code == 200
    other = visitor(small_desk(None))
    token_of(other)
    for wrong in ("", token_of(other)):
        assert free.post("/decisions", data={"csrf": wrong}).status_code == 403
    free.cookies.clear()
    assert free.post("/decisions", data={"csrf": ""}).status_code == 403


def test_without_accounts_a_program_of_this_machine_may_send_json(free: TestClient) -> None:
    del free.headers["sec-fetch-site"]
    assert free.post("/x.json", json={"why": "x"}).json()["form"] == {"why": ["x"]}
    foreign = {"origin": "https://evil.example"}
    assert free.post("/x.json", json={"why": "x"}, headers=foreign).status_code == 403
    plain = {"content-type": "text/plain"}
    assert free.post("/x.json", content='{"why": "x"}', headers=plain).status_code == 415


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "http://127.0.0.1"}, True),
        ({"origin": "null"}, True),
        ({"origin": "http://127.0.0.1:9000"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "http://127.0.0.1.evil.example"}, False),
        ({"origin": "http://[bad"}, False),
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(
    desk: Starlette, accounts: Accounts, headers: dict[str, str], taken: bool
) -> None:
    ben = entered(desk, accounts, "ben")
    token = token_of(ben)
    del ben.headers["sec-fetch-site"]
    done = ben.post("/decisions", data={"csrf": token}, headers=headers)
    assert done.status_code == (200 if taken else 403)


def test_the_mark_of_a_browser_is_its_own_and_hidden_from_scripts(free: TestClient) -> None:
    line = free.get("/incidents").headers["set-cookie"]
    assert line.startswith("rashomon_browser=") and "HttpOnly" in line and "SameSite=Lax" in line
    assert "set-cookie" not in free.get("/incidents").headers
    assert "set-cookie" not in visitor(small_desk(None)).get("/x.json").headers


def test_behind_tls_cookies_are_for_this_host_and_tls_alone(accounts: Accounts) -> None:
    browser = visitor(small_desk(accounts, loopback=False, proxy=True), "https://192.0.2.1")
    line = browser.get("/login").headers["set-cookie"]
    assert line.startswith("__Host-rashomon_browser=")
    assert "; Secure" in line and "; Path=/;" in line and "Domain" not in line


# what is sent


@pytest.mark.parametrize("size", [sending.LARGEST, sending.LARGEST + 1])
@pytest.mark.parametrize("told", [True, False])
def test_what_is_too_much_is_refused(free: TestClient, size: int, told: bool) -> None:
    token = token_of(free)
    body = f"csrf={token}&why=".encode()
    body += b"x" * (size - len(body))
    pieces = [body] if told else [body[n : n + 65536] for n in range(0, size, 65536)]
    kind = {"content-type": "application/x-www-form-urlencoded"}
    done = free.post("/echo", content=body if told else iter(pieces), headers=kind)
    assert done.status_code == (200 if size <= sending.LARGEST else 413)
    assert done.status_code == 413 or done.content == body


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/x-www-form-urlencoded", b"why=%ff", 400),
        ("application/x-www-form-urlencoded", b"why=\xff", 400),
        ("application/x-www-form-urlencoded", b"nonsense", 400),
        ("application/x-www-form-urlencoded", b"a=1&" * 2000, 400),
        ("application/json", b"[]", 400),
        ("application/json", b"{", 400),
        ("application/json", b'{"a": {"b": 1}}', 400),
        ("application/json", b'{"a": "\\ud800"}', 400),
        ("application/json", b"[" * 100_000, 400),
        ("application/json", b'{"a": 1' + b"0" * 5000 + b"}", 400),
        ("application/json", b'{"a": 1, "b": [true, null, "x"]}', 200),
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("", b"why=x", 415),
    ],
)
def test_what_is_no_form_is_refused(free: TestClient, kind: str, body: bytes, status: int) -> None:
    headers = {"content-type": kind, "x-csrf-token": token_of(free)}
    assert free.post("/x.json", content=body, headers=headers).status_code == status


def test_what_takes_too_long_is_refused(free: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE_S", 0.0)
    assert free.post("/x.json", data={"csrf": token_of(free)}).status_code == 408


# what is answered


@pytest.mark.parametrize("path", ["/incidents", "/broken", "/accounts", "/login", "/static/x.css"])
def test_every_answer_has_every_header(desk: Starlette, accounts: Accounts, path: str) -> None:
    for client in (visitor(desk), entered(desk, accounts, "cyd")):
        for done in (
            client.get(path),
            client.get(path, headers={"host": "evil"}),
            client.put(path),
        ):
            assert {name: done.headers[name] for name in HEADERS} == HEADERS
            assert done.headers["content-security-policy"] == POLICY
            assert done.headers["cache-control"] == "private, no-store"


def test_the_headers_are_these() -> None:
    unused = "camera geolocation microphone payment usb serial hid display-capture browsing-topics"
    assert {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{one}=()" for one in unused.split()),
    } == HEADERS


def test_without_accounts_pages_may_be_kept_but_asked_for_anew(free: TestClient) -> None:
    assert free.get("/incidents").headers["cache-control"] == "private, no-cache"


def test_what_broke_is_not_told(free: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, "rashomon"):
        done = free.get("/broken")
    assert done.status_code == 500 and "innards" not in done.text


# which desk is asked


@pytest.mark.parametrize(
    ("host", "near", "far"),
    [
        *((host, 200, 200) for host in ("127.0.0.1", "localhost:8000", "[::1]:8000", "127.9.9.9")),
        *((host, 200, 200) for host in ("LOCALHOST", "localhost.:80", "desk.example")),
        *((host, 421, 200) for host in ("192.0.2.7", "[2001:db8::1]:443")),
        *((host, 421, 421) for host in ("evil.example", "localhost.evil.example", "", "a b")),
        *((host, 421, 421) for host in ("127.0.0.1@evil", "127.0.0.1:x", "evil\\localhost")),
        *((host, 421, 421) for host in ("127.0.0.1.evil.example", "desk.example.evil", "0x7f.1")),
    ],
)
def test_the_desk_answers_to_its_own_names(host: str, near: int, far: int) -> None:
    for loopback, status in ((True, near), (False, far)):
        client = visitor(small_desk(None, loopback=loopback, names=("Desk.example",)))
        done = client.get("/incidents", headers={"host": host})
        assert (done.status_code, loopback) == (status, loopback)
        assert not host or host not in done.text


def test_a_request_that_names_two_desks_is_not_answered(free: TestClient) -> None:
    both = [("host", "127.0.0.1"), ("host", "evil.example")]
    assert free.get("/incidents", headers=both).status_code == 421


def test_behind_a_proxy_the_address_is_what_the_proxy_added(accounts: Accounts) -> None:
    seen: list[str] = []

    async def app(scope, receive, send):  # type: ignore[no-untyped-def]
        seen.append(f"{scope['scheme']} {scope['client'][0]}")

    for given in (["203.0.113.9, 192.0.2.1"], ["203.0.113.9", "192.0.2.1"], []):
        headers = [(b"x-forwarded-for", one.encode()) for one in given]
        scope = {"type": "http", "scheme": "http", "client": ("10.0.0.1", 1), "headers": headers}
        with pytest.raises(StopIteration):
            Proxy(app)(scope, None, None).send(None)  # type: ignore[arg-type]
    assert seen == ["https 192.0.2.1", "https 192.0.2.1", "https 10.0.0.1"]
