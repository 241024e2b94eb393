"""Copies are named beside documents wherever these are named."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from rashomon.model.document import Document, Origin
from rashomon.model.incident import Incident
from rashomon.tell.brief import Brief, Material, Scope, brief
from rashomon.tell.page_terminal import print_told
from rashomon.tell.render import render
from rashomon.tell.show import Page, page
from rashomon.weigh.incident import citations
from tell_samples import TEXT, document, incident

HOSTILE = "<b>|*\x1b[2J"


def copied(outlet: str = "Second Post", first: str | None = None) -> Incident:
    """The incident as one document tells it and another that copied it."""
    (one,) = incident().tellings
    text = TEXT + "Share this.\n"
    later = Document.of(text, "osk-again.txt", Origin(outlet=outlet))
    two = replace(one, document=later, copy_of=first or one.document.id)
    return incident(tellings=(one, two))


def told(one: Incident) -> list[Brief | Page]:
    return [brief(Material((one,)), Scope()), page(one)]


def as_text(one: Brief | Page, format: str) -> str:
    if format != "terminal":
        return render(one, format)
    with StringIO() as file:
        print_told(Console(file=file, width=300), one)
        return file.getvalue()


@pytest.mark.parametrize("format", ["terminal", "md", "html"])
def test_a_copy_is_named_beside_its_document(format: str) -> None:
    for one in told(copied()):
        assert "a copy of Harbour Post, 2021-03-04, osk.txt" in as_text(one, format).replace(
            "\\", ""
        )
    for one in told(incident()):
        assert "copy of" not in as_text(one, format)


def test_json_has_the_id_and_the_label_of_what_was_copied() -> None:
    shown = json.loads(render(page(copied()), "json"))
    first, second = shown["documents"]
    assert (first["copy_of"], first["copied_from"]) == (None, None)
    assert second["copy_of"] == first["document"] == document().id
    assert second["copied_from"] == "Harbour Post, 2021-03-04, osk.txt"
    assert {note["copy_of"] for note in shown["notes"]} == {None, document().id}
    assert shown["incident"]["documents"] == 2
    assert shown["incident"]["copies"] == 1


def test_a_first_that_tells_of_no_incident_here_is_named_by_its_id() -> None:
    assert page(copied(first="0123abcd")).documents[1].copied_from == "0123abcd"


def test_citations_say_what_their_document_is_a_copy_of() -> None:
    assert {one.copy_of for one in citations(copied())} == {None, document().id}


@pytest.mark.parametrize("format", ["terminal", "md", "html"])
def test_hostile_names_of_what_was_copied_are_harmless(format: str) -> None:
    (one,) = incident().tellings
    hostile = replace(one, document=replace(document(), name=HOSTILE))
    later = replace(one, document=Document.of("x" + TEXT, "b.txt"), copy_of=hostile.document.id)
    for shown in told(incident(tellings=(hostile, later))):
        text = as_text(shown, format)
        assert "\x1b" not in text
        assert format != "html" or "<b>|" not in text
