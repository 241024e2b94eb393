from __future__ import annotations

import sqlite3
import stat
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rashomon.model.errors import InputError, LedgerError
from rashomon.web.who import passwords
from rashomon.web.who.accounts import Accounts
from rashomon.web.who.file import desk_path
from rashomon.web.who.limits import net, wait_s
from rashomon.web.who.local import local
from rashomon.web.who.passwords import Cost
from rashomon.web.who.role import DeskRole, lesser
from rashomon.web.who.sessions import IDLE_S, LONGEST_S
from rashomon.web.who.visits import GAP_S
from who_samples import PASSWORD as GOOD
from who_samples import Watch, cheap, peopled

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def clock() -> Watch:
    return Watch()


@pytest.fixture
def accounts(tmp_path: Path, clock: Watch) -> Accounts:
    """A desk with its owner ada, the analyst ben and the reader cyd."""
    return peopled(tmp_path / "some.ledger", clock)


def secret(accounts: Accounts, name: str = "ben") -> str:
    entered = accounts.enter(name, GOOD, "192.0.2.1").secret
    assert entered
    return entered


# the file


def test_the_file_is_made_at_need_and_for_its_owner_alone(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "some.ledger")
    assert (accounts.users.all(), accounts.users.owned()) == ((), False)
    assert not list(tmp_path.iterdir())
    accounts.visits.visit("ada", 1)
    files = [one for one in tmp_path.iterdir() if one.name.startswith("some.ledger.desk")]
    assert desk_path(tmp_path / "some.ledger") in files
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(
    accounts: Accounts, tmp_path: Path
) -> None:
    path = tmp_path / "some.ledger.desk"
    path.chmod(0o644)
    assert accounts.users.all()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_one_ledger_has_one_file_whatever_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "other").symlink_to(tmp_path / "some.ledger")
    assert desk_path(tmp_path / "other") == desk_path(tmp_path / "some.ledger")


def test_another_file_of_that_name_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "some.ledger.desk"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    with pytest.raises(LedgerError, match="not a desk's file"):
        Accounts(tmp_path / "some.ledger").users.add("ada", DeskRole.OWNER, GOOD)
    path.write_text("not a database, but long enough to be looked at as one" * 10)
    with pytest.raises(LedgerError, match=r"some\.ledger\.desk"):
        Accounts(tmp_path / "some.ledger").users.all()


def test_a_file_of_a_later_version_is_refused(accounts: Accounts, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "some.ledger.desk")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerError, match="version 99"):
        accounts.users.all()


def test_many_that_make_it_at_once_make_one(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / "some.ledger")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: accounts.visits.visit(f"name{n}", n), range(32)))
    connection = sqlite3.connect(tmp_path / "some.ledger.desk")
    assert connection.execute("SELECT count(*) FROM visits").fetchone() == (32,)
    connection.close()
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


def test_nothing_that_is_kept_lets_anybody_in(accounts: Accounts, tmp_path: Path) -> None:
    user = accounts.users.all()[0]
    given = [GOOD, secret(accounts), accounts.tokens.make(user, DeskRole.READER)]
    accounts.enter("my password typed as a name", "x", "192.0.2.9")
    kept = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    assert not [one for one in [*given, "my password typed"] if one.encode() in kept]


# passwords


def test_the_cost_is_what_is_asked_for_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    kept = passwords.hashed(GOOD)
    assert kept.startswith("scrypt$32768$8$3$")
    assert len({kept.split("$")[4], passwords.hashed(GOOD).split("$")[4]}) == 2
    assert passwords.matches(GOOD, kept) and not passwords.matches(GOOD + "x", kept)
    assert 128 * 32768 * 8 == 32 * 1024 * 1024


def test_a_letter_may_be_put_together_in_either_way() -> None:
    assert passwords.matches("cafe\u0301 au lait 12", passwords.hashed("caf\u00e9 au lait 12"))


@pytest.mark.parametrize("bad", ["short", "x" * 40, "ada-ada-ada-word", "y" * 2000, ""])
def test_bad_passwords_are_refused(bad: str) -> None:
    with pytest.raises(InputError):
        passwords.check_new(bad, "ada")


def test_a_very_long_password_is_wrong_and_costs_no_more() -> None:
    assert not passwords.matches("x" * 10_000_000, passwords.hashed("x" * 1025))


def test_a_hash_of_a_lesser_cost_is_made_anew_at_login(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "COST", Cost(n=4, r=8, p=1))
    counted = counting(monkeypatch)
    assert secret(accounts) and secret(accounts)
    assert [cost.n for cost in counted] == [2, 4, 4]


def counting(monkeypatch: pytest.MonkeyPatch) -> list[Cost]:
    """The cost of every hash that is made from now on."""
    made: list[Cost] = []
    true = passwords._scrypt

    def scrypt(password: str, salt: bytes, cost: Cost) -> bytes:
        made.append(cost)
        return true(password, salt, cost)

    monkeypatch.setattr(passwords, "_scrypt", scrypt)
    return made


def test_a_name_that_is_not_there_takes_the_same_work(
    accounts: Accounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.users.set_disabled("cyd", True)
    counted = counting(monkeypatch)
    work = {}
    for name, password in (("ben", "wrong"), ("nobody", "wrong"), ("cyd", "wrong"), ("cyd", GOOD)):
        counted.clear()
        assert accounts.enter(name, password, "192.0.2.1").secret is None
        work[name, password] = Counter(counted)
    assert len(set(map(str, work.values()))) == 1
    assert sum(next(iter(work.values())).values()) == 1


# users


def test_names_are_told_apart_without_case(accounts: Accounts) -> None:
    with pytest.raises(InputError, match="already"):
        accounts.users.add("ADA", DeskRole.READER, GOOD)
    assert accounts.users.check("Ben", GOOD) == accounts.users.check("ben", GOOD) is not None


@pytest.mark.parametrize("name", ["", " ada", "a\nb", "a/b", "<b>", "x" * 65, "\u202eada", "-ada"])
def test_odd_names_are_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(InputError, match="no name"):
        accounts.users.add(name, DeskRole.READER, GOOD)


def test_an_owner_is_always_left(accounts: Accounts) -> None:
    for change in (
        lambda: accounts.users.remove("ada"),
        lambda: accounts.users.set_role("ada", DeskRole.ANALYST),
        lambda: accounts.users.set_disabled("ada", True),
    ):
        with pytest.raises(InputError, match="no owner left"):
            change()
    assert accounts.users.owned()
    accounts.users.remove("ben")
    accounts.users.remove("cyd")
    accounts.users.remove("ada")
    assert not accounts.users.all()


def test_what_is_not_there_cannot_be_changed(accounts: Accounts) -> None:
    with pytest.raises(InputError, match="no account nobody"):
        accounts.users.set_role("nobody", DeskRole.OWNER)


def test_each_role_may_what_those_before_it_may() -> None:
    reader, analyst, owner = DeskRole
    assert owner.may(analyst) and analyst.may(reader) and reader.may(None)
    assert not reader.may(analyst) and not analyst.may(owner)
    assert lesser(owner, reader) is lesser(reader, owner) is reader


# sessions


def test_a_session_is_its_users_in_his_present_role(accounts: Accounts) -> None:
    held = secret(accounts)
    accounts.users.set_role("ben", DeskRole.READER)
    user = accounts.sessions.user(held)
    assert user and (user.name, user.role) == ("ben", DeskRole.READER)
    assert accounts.sessions.user(held + "x") is None
    assert accounts.sessions.user("") is None


def test_a_session_ends_when_it_idles(accounts: Accounts, clock: Watch) -> None:
    held = secret(accounts)
    clock.now += IDLE_S - 1
    assert accounts.sessions.user(held)
    clock.now += IDLE_S - 1
    assert accounts.sessions.user(held)
    clock.now += IDLE_S
    assert accounts.sessions.user(held) is None


def test_a_session_ends_however_busy(accounts: Accounts, clock: Watch) -> None:
    held, begun = secret(accounts), clock.now
    while clock.now < begun + LONGEST_S - 3600:
        clock.now += 3600
        assert accounts.sessions.user(held), clock.now - begun
    clock.now += 3600
    assert accounts.sessions.user(held) is None


@pytest.mark.parametrize("how", ["logout", "password", "disabled", "removed"])
def test_sessions_end_with(accounts: Accounts, how: str) -> None:
    held, others = secret(accounts), secret(accounts, "cyd")
    {
        "logout": lambda: accounts.sessions.end(held),
        "password": lambda: accounts.users.set_password("ben", "another good one"),
        "disabled": lambda: accounts.users.set_disabled("ben", True),
        "removed": lambda: accounts.users.remove("ben"),
    }[how]()
    assert accounts.sessions.user(held) is None
    assert accounts.sessions.user(others)


def test_a_session_begun_while_its_account_was_being_disabled_is_none(accounts: Accounts) -> None:
    ben = accounts.users.check("ben", GOOD)
    accounts.users.set_disabled("ben", True)
    assert ben and accounts.sessions.user(accounts.sessions.start(ben)) is None


# tokens


def test_a_token_holds_in_the_lesser_role(accounts: Accounts) -> None:
    ben = accounts.users.check("ben", GOOD)
    assert ben
    held = accounts.tokens.make(ben, DeskRole.ANALYST, "import")
    user = accounts.tokens.user(held)
    assert user and (user.name, user.role) == ("ben", DeskRole.ANALYST)
    accounts.users.set_role("ben", DeskRole.OWNER)
    user = accounts.tokens.user(held)
    assert user and user.role is DeskRole.ANALYST
    accounts.users.set_role("ben", DeskRole.READER)
    user = accounts.tokens.user(held)
    assert user and user.role is DeskRole.READER
    accounts.users.set_disabled("ben", True)
    assert accounts.tokens.user(held) is None


def test_a_token_is_not_above_its_user_nor_for_ever(accounts: Accounts) -> None:
    ben = accounts.users.check("ben", GOOD)
    assert ben
    with pytest.raises(InputError, match="at most"):
        accounts.tokens.make(ben, DeskRole.OWNER)
    for days in (0, 367, -1):
        with pytest.raises(InputError, match="days"):
            accounts.tokens.make(ben, DeskRole.READER, days=days)


def test_a_token_ends_and_is_revoked(accounts: Accounts, clock: Watch) -> None:
    ben = accounts.users.check("ben", GOOD)
    assert ben
    held = [accounts.tokens.make(ben, DeskRole.READER, days=days) for days in (1, 2)]
    clock.now += DAY
    assert [bool(accounts.tokens.user(one)) for one in held] == [False, True]
    (left,) = accounts.tokens.all("ben")
    with pytest.raises(InputError, match="no token"):
        accounts.tokens.revoke(left.number, "cyd")
    accounts.tokens.revoke(left.number, "ben")
    assert accounts.tokens.user(held[1]) is None
    assert not accounts.tokens.all()


def test_a_session_is_no_token_and_a_token_no_session(accounts: Accounts) -> None:
    ben = accounts.users.check("ben", GOOD)
    assert ben
    token = accounts.tokens.make(ben, DeskRole.READER)
    assert accounts.sessions.user(token) is None
    assert accounts.tokens.user(secret(accounts)) is None


# visits


def test_what_is_new_stays_new_for_a_visit(tmp_path: Path, clock: Watch) -> None:
    visits = Accounts(tmp_path / "some.ledger", clock).visits
    assert visits.visit("ada", 10) is None
    clock.now += GAP_S - 1
    assert visits.visit("ada", 12) is None
    clock.now += GAP_S
    assert [visits.visit("ada", 15), visits.visit("Ada", 16), visits.visit("ben", 16)] == [
        12,
        12,
        None,
    ]
    clock.now += GAP_S
    assert visits.visit("ada", 16) == 16


# attempts


def tries(accounts: Accounts, clock: Watch, times: int) -> Iterator[int]:
    """The wait after each of so many wrong passwords, each waited for."""
    for _ in range(times):
        wait = accounts.enter("ben", "wrong", "192.0.2.1").wait_s
        yield wait
        clock.now += wait


def test_the_wait_doubles_with_each_failure(accounts: Accounts, clock: Watch) -> None:
    found = list(tries(accounts, clock, 17))
    assert found == [0, 0, 0, 0, 0, 1, 0, 2, 0, 4, 0, 8, 0, 16, 0, 32, 0]
    assert [wait_s(count, 5) for count in (4, 5, 14, 15, 5000)] == [0, 1, 512, 900, 900]


def test_while_one_waits_the_right_password_is_not_looked_at(
    accounts: Accounts, clock: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(tries(accounts, clock, 9))
    counted = counting(monkeypatch)
    assert accounts.enter("ben", GOOD, "192.0.2.1").wait_s > 0
    assert not counted
    clock.now += 60
    assert accounts.enter("ben", GOOD, "192.0.2.1").secret
    assert [*tries(accounts, clock, 4)] == [0, 0, 0, 0]


def test_names_that_do_not_exist_wait_like_those_that_do(accounts: Accounts, clock: Watch) -> None:
    told = [
        [accounts.enter(name, "wrong", f"192.0.2.{n}") for n in range(8)]
        for name in ("ben", "nobody")
    ]
    assert told[0] == told[1]


def test_one_address_that_tries_many_names_waits(accounts: Accounts, clock: Watch) -> None:
    waits = [accounts.enter(f"name{n}", "wrong", "192.0.2.1").wait_s for n in range(25)]
    assert waits == [0] * 20 + [1] * 5
    assert accounts.enter("ben", GOOD, "192.0.2.2").secret
    clock.now += 1
    assert accounts.enter("ben", GOOD, "192.0.2.1").secret
    assert [accounts.enter(f"more{n}", "wrong", "192.0.2.1").wait_s for n in range(2)] == [1, 1]


def test_many_at_once_are_counted_as_many(accounts: Accounts) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: accounts.enter("ben", "wrong", "192.0.2.1"), range(40)))
    assert Counter(one.wait_s == 0 for one in found)[True] == 5


def test_failures_are_forgotten_after_a_day(accounts: Accounts, clock: Watch) -> None:
    list(tries(accounts, clock, 9))
    clock.now += DAY
    assert [*tries(accounts, clock, 5)] == [0] * 5


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:1%eth0", "2001:db8::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("nonsense", "unknown"),
    ],
)
def test_addresses_are_counted_by_who_holds_them(address: str, counted: str) -> None:
    assert net(address) == counted


# where a login leads


@pytest.mark.parametrize("address", ["/", "/incidents?party=A&q=%22x", "/documents/a1#at"])
def test_addresses_of_the_desk_are_led_to(address: str) -> None:
    assert local(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *("", "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"),
        *("/a\r\nSet-Cookie: x=1", "/\t/evil.example", "\\/evil.example", "evil.example", " /a"),
        *("/a\\b", "/" + "x" * 3000, "/\x00", "/é"),
    ],
)
def test_no_other_is(address: str) -> None:
    assert local(address) == "/"
