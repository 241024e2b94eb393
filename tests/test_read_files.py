"""Every file becomes a document, verbatim, or an error that names it and the reason."""

import io
import os
import sys
import threading
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.document import Origin
from rashomon.model.errors import UnreadableError
from rashomon.read.decode import decode
from rashomon.read.files import MOST_BYTES, read_document, read_with_notes

SENTENCE = "Two men were hurt near the village on Monday, the ministry said.\n"
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "report.txt"
    path.write_bytes(data)
    return path


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_document(path)
    assert str(caught.value).startswith(f"{path}: ")
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "a\r\nb\rc\n\nd\u2028e",
        "Zəngilan — «Ağrı» “x” 🛑",
        "\u202eleft\u202c",
        "one\0two",
        "  \n x",
        "x\n\n",
        "\x1b[31mred",
    ],
)
def test_text_is_verbatim(tmp_path: Path, text: str) -> None:
    document = read_document(_written(tmp_path, text.encode()))
    assert document.text == text
    assert document.name == "report.txt"
    assert document.origin == Origin()


def test_the_origin_is_the_documents(tmp_path: Path) -> None:
    origin = Origin(date(2024, 5, 7), "Daily", known_from=(("outlet", "manifest"),))
    assert read_document(_written(tmp_path, b"text"), origin).origin == origin


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\0\0"),
        ("utf-32-be", b"\0\0\xfe\xff"),
    ],
)
@pytest.mark.parametrize("text", [SENTENCE, "Двое ранены у села, сказал он.", "Hit"])
def test_encodings_with_and_without_a_mark(
    tmp_path: Path, encoding: str, mark: bytes, text: str
) -> None:
    document = read_document(_written(tmp_path, mark + text.encode(encoding)))
    assert document.text == text
    expected = () if encoding == "utf-8" else (("encoding", encoding),)
    assert document.origin.known_from == expected


def test_windows_1252_is_told(tmp_path: Path) -> None:
    text = "The “border” – said Müller – isn’t quiet.\r\n" * 3
    document, notes = read_with_notes(_written(tmp_path, text.encode("cp1252")))
    assert document.text == text
    assert document.origin.known_from == (("encoding", "cp1252"),)
    assert notes == ("it is read as cp1252",)


def test_one_damaged_byte_does_not_spoil_the_rest(tmp_path: Path) -> None:
    data = "The “border” isn’t quiet. ".encode() + b"\xe2\x80"
    document, notes = read_with_notes(_written(tmp_path, data))
    assert document.text == "The “border” isn’t quiet. \ufffd"
    assert document.origin.known_from == (("encoding", "utf-8 with damage"),)
    assert "characters that are lost (1, U+FFFD)" in notes


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("CambodiaâÄôs border", "âÄô"),
        ("Cambodiaâ€™s border", "â€™"),
        ("a cafÃ© in town", "Ã©"),
        ("5Â°C", "Â°"),
    ],
)
def test_text_that_was_encoded_twice_is_kept_and_told(tmp_path: Path, text: str, sign: str) -> None:
    document, (note,) = read_with_notes(_written(tmp_path, text.encode()))
    assert document.text == text
    assert note.startswith("signs of text that was encoded twice (1, ")
    assert f"character {text.index(sign)}:" in note


@pytest.mark.parametrize("text", ["SÃO PAULO", "Âgé de 20 ans", "â la carte", "Ärger", "Zürich"])
def test_good_spelling_is_not_odd(tmp_path: Path, text: str) -> None:
    assert read_with_notes(_written(tmp_path, text.encode())).notes == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("one\0two", "control characters (1, the first at character 3: 'one\\x00two'"),
        ("one\x85two", "control characters"),
        ("one\u202etwo", "direction of writing"),
        ("<!DOCTYPE html><p>x", "web page"),
    ],
)
def test_what_is_odd_is_kept_and_told(tmp_path: Path, text: str, what: str) -> None:
    document, (note,) = read_with_notes(_written(tmp_path, text.encode()))
    assert document.text == text
    assert what in note
    assert note.isascii()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"\0" * 5, "is empty"),
        (b"%PDF-1.7 text text", "a PDF file"),
        (b"PK\x03\x04 text", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\0" * 5000, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x01\x02\x03\x04words " * 9, "binary"),
        ("Двое ранены у села".encode("cp1251"), "neither UTF-8 nor UTF-16"),
        (b"word " * 50 + b"\x81", "cannot be decoded as cp1252 (byte 250"),
        (b"\xff\xfea\x00b", "cannot be decoded as utf-16-le (byte 2"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    assert reason in _refused(_written(tmp_path, data))


def test_what_is_no_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    assert "no such file" in _refused(tmp_path / "none.txt")
    assert "folder" in _refused(tmp_path)
    assert "cannot be read" in _refused(tmp_path / ("x" * 5000))
    assert "not the name" in _refused(tmp_path / "a\0b")
    file = _written(tmp_path, b"text")
    assert "cannot be read" in _refused(file / "inner.txt")
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert "cannot be read" in _refused(loop)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = _written(tmp_path, b"text")
    path.chmod(0)
    assert "permission denied" in _refused(path)


def test_200_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    begun = time.monotonic()
    assert "too large (200 MB): at most 20 MB" in _refused(path)
    assert time.monotonic() - begun < 0.1


def test_the_largest_size_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = _written(tmp_path, b"x" * MOST_BYTES)
    assert len(read_document(path).text) == MOST_BYTES
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    assert "too large" in _refused(path)


def test_an_endless_pipe_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def feed() -> None:
        with pipe.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * 65536)
            except BrokenPipeError:
                return

    thread = threading.Thread(target=feed)
    thread.start()
    assert "too large" in _refused(pipe)
    thread.join()


@pytest.mark.parametrize("unit", ["word ", "a\0b" + " word" * 40, "â€™ ", "é"])
def test_a_line_of_10_megabytes_is_read_in_bounded_time(tmp_path: Path, unit: str) -> None:
    text = unit * (10_000_000 // len(unit.encode()))
    path = _written(tmp_path, text.encode())
    begun = time.monotonic()
    assert read_with_notes(path).document.text == text
    assert time.monotonic() - begun < 5


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("“x”\r\n".encode())))
    document = read_document(Path("-"))
    assert (document.name, document.text) == ("stdin", "“x”\r\n")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert _refused(Path("-")) == "-: is empty"


@given(PLAIN)
def test_any_text_in_utf_8_is_itself(text: str) -> None:
    if not text.startswith(("\ufeff", "%PDF-", "{\\rtf")):
        assert decode(text.encode()) == (text, "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_unreadable(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableError:
        return
    assert not any("\ud800" <= character <= "\udfff" for character in text)
