"""Lines of a page: body, headlines and furniture, none of them lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.dateline import dateline
from rashomon.text.layout import MOST, Line, LineKind, furniture, lines
from rashomon.text.sentences import sentences

TITLE = "Two hurt as northern villages come under fire"
FIRST = "The army of the north said on Tuesday that its posts had come under mortar fire at dawn."
THEN = (
    "A spokesman for the east denied it and said that no unit of his had fired a shot that night."
)
LAST = (
    "The two armies have faced each other along the river since the truce of the year before last."
)


def kinds(text: str) -> dict[str, LineKind]:
    return {text[line.start : line.end]: line.kind for line in lines(text)}


def page(top: str = "", middle: str = "", foot: str = "") -> dict[str, LineKind]:
    """The kinds of the lines of a page with something under its title, amid it or at its foot."""
    return kinds("\n\n".join((TITLE, top, FIRST, THEN, middle, LAST, foot)))


def test_a_plain_page_is_title_and_body() -> None:
    found = page()
    assert found[TITLE] is LineKind.HEADLINE
    assert {found[FIRST], found[THEN], found[LAST]} == {LineKind.BODY}
    assert not any(kind.furniture for kind in found.values())


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ann Lee in Oldtown", LineKind.BYLINE),
        ("Tue 14 July 2020, 10:22 GMT", LineKind.BYLINE),
        ("Updated 6:12 p.m. Tuesday", LineKind.BYLINE),
        ("From our own correspondent", LineKind.BYLINE),
        ("Home > World > The North", LineKind.SHARE),
        ("1,204 views", LineKind.SHARE),
    ],
)
def test_what_stands_under_a_title(line: str, kind: LineKind) -> None:
    assert page(top=line)[line] is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ ALSO: Baker of the year named", LineKind.RELATED),
        (">> Baker of the year named", LineKind.RELATED),
        ("PHOTO: A bridge over the river, in an archive picture", LineKind.CAPTION),
        ("[Photo] A bridge over the river", LineKind.CAPTION),
        ("A bridge over the river. (File photo)", LineKind.CAPTION),
        ("ADVERTISEMENT", LineKind.SHARE),
        ("Share on Facebook | Tweet | Print", LineKind.SHARE),
        ("#north #river #truce", LineKind.SHARE),
        ("@river_watch: twenty dead, I saw them", LineKind.COMMENT),
        ("river_watch: twenty dead, I saw them", LineKind.COMMENT),
        ("USD 80.44 | EUR 91.20", LineKind.SHARE),
    ],
)
def test_what_stands_amid_the_text(line: str, kind: LineKind) -> None:
    assert page(middle=line)[line] is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("(Reporting by A. Lee; Editing by B. Ek)", LineKind.BYLINE),
        ("(Removes extraneous word in 3rd paragraph)", LineKind.BYLINE),
        ("AL/be", LineKind.BYLINE),
        ("© The Northern Gazette. All rights reserved.", LineKind.SHARE),
        ("Tags: river, truce", LineKind.SHARE),
        ("Back to top", LineKind.SHARE),
        ("Source link", LineKind.SHARE),
        ("Subscribe to our newsletter for more.", LineKind.SHARE),
        (f"{TITLE} | Northern Gazette", LineKind.DUPLICATE),
    ],
)
def test_what_stands_at_the_foot(line: str, kind: LineKind) -> None:
    assert page(foot=line)[line] is kind


@pytest.mark.parametrize(
    "line",
    [
        "No group has claimed the attack.",
        "Quiet has returned.",
        "The ministry shared a link to the video on Telegram.",
        "Share prices fell after the attack.",
        "“We will follow our orders,” the general told readers of his channel.",
        "Related to this, the police held two men.",
        "The page has been turned, he said.",
    ],
)
@pytest.mark.parametrize("where", ["middle", "foot"])
def test_running_text_is_never_taken_for_furniture(line: str, where: str) -> None:
    assert page(**{where: line})[line] is LineKind.BODY


def test_a_heading_makes_furniture_of_the_list_below_it() -> None:
    found = page(middle="More on this story\n- Baker of the year named\n- River rises again")
    assert found["- Baker of the year named"] is LineKind.RELATED
    assert found["- River rises again"] is LineKind.RELATED
    assert found[LAST] is LineKind.BODY


def test_headlines_with_dates_between_them_are_furniture_and_so_are_the_dates() -> None:
    found = page(middle="Baker of the year named\n16.Jul.2025\nRiver rises again\n15.Jul.2025")
    for line in ("Baker of the year named", "16.Jul.2025", "River rises again", "15.Jul.2025"):
        assert found[line] is LineKind.RELATED


def test_readers_comments_fill_the_foot() -> None:
    foot = "COMMENTS (2)\n\nannl: there were twenty dead, everybody knows.\nbo_ek: pray for them"
    found = page(foot=foot)
    assert found["annl: there were twenty dead, everybody knows."] is LineKind.COMMENT
    assert found["bo_ek: pray for them"] is LineKind.COMMENT


def test_headings_and_clock_times_amid_the_text_are_headlines() -> None:
    found = page(middle="Who fired first?\n14:32")
    assert found["14:32"] is LineKind.HEADLINE
    assert not found["Who fired first?"].furniture


def test_furniture_within_a_line_is_cut_out_and_the_line_stays() -> None:
    text = f"{TITLE}\n\n{FIRST}\n\n{THEN} [Photo: the river]\n\n{LAST}  AL/BE"
    spans = furniture(text, lines(text))
    assert [span.text for span in spans] == ["[Photo: the river]", "AL/BE"]
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_names_of_the_sides_change_nothing() -> None:
    text = "\n\n".join((TITLE, "By Ann Lee", FIRST, THEN, "READ ALSO: Northern bread", LAST))
    swapped = text.replace("north", "\0").replace("east", "north").replace("\0", "east")
    assert [line.kind for line in lines(text)] == [line.kind for line in lines(swapped)]


@pytest.mark.parametrize(
    "head",
    [
        "OLDTOWN, Dec. 14 (XNA) – ",
        "OLDTOWN/NEWTON, May 31 - ",
        "OLDTOWN. – ",
        "Oldtown, 26 March. /XNA/. ",
        "OLDTOWN, March 6. ",
        "RIVERTON, Oct 15 (updates with quotes from army) - ",
        "NEW OLDTOWN: ",
        "Oldtown (XNA) - ",
        "April 2 – ",
        "Oldtown, 16 May 2025.- ",
    ],
)
def test_the_body_starts_behind_the_dateline(head: str) -> None:
    line = Line(0, 0, len(head) + len(FIRST), LineKind.BODY)
    assert dateline(head + FIRST, line) == len(head)


@pytest.mark.parametrize(
    "body",
    [
        "PRESENTER: Good evening to you all.\nPRESENTER: And good night.",
        "EASTLAND. The ministry denied it.",
        "The army – which denies it – was there.",
        "On Friday, Feb 3, the army - the older of the two - withdrew.",
        "Summary: two men were hurt.",
    ],
)
def test_what_only_looks_like_a_dateline_is_body(body: str) -> None:
    assert dateline(body, Line(0, 0, len(body.partition("\n")[0]), LineKind.BODY)) == 0


def test_a_place_and_a_date_alone_are_all_dateline() -> None:
    text = f"{TITLE}\n\nOldtown, July 14\n\n{FIRST}"
    line = lines(text)[2]
    assert line.kind is LineKind.BODY
    assert dateline(text, line) == line.end


def test_a_paragraph_broken_to_a_width_is_one_line() -> None:
    broken = (
        "The army of the north said that its posts\n"
        "had come under fire from across the river\n"
        "and that two of its men were hurt. “We did\n"
        "not answer,” said its chief of staff at\n"
        "Oldtown, where the truce was signed."
    )
    text = f"{TITLE}\n\n{broken}\n\n{broken}"
    found = [line for line in lines(text) if line.kind is not LineKind.BLANK]
    kinds_found = [line.kind for line in found]
    assert kinds_found == [LineKind.HEADLINE, LineKind.BODY, LineKind.DUPLICATE]
    assert text[found[1].start : found[1].end] == broken
    assert [s.text[-8:] for s in sentences(text, tuple(found[1:2]))] == ["re hurt.", " signed."]
    assert [s.quotes for s in sentences(text, tuple(found[1:2]))][1]


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                TITLE,
                FIRST,
                LAST,
                "",
                "Read also",
                "COMMENTS (3)",
                "14:32",
                "3 May 2021",
                "- item",
                "a | b | c",
                "\x00\u202e[",
                "@x: y",
                "12",
                "Tags",
                "(",
                ">>",
                "#",
            ]
        )
    ).map("\n".join)
)
def test_every_line_is_kept_and_every_span_stands(text: str) -> None:
    found = lines(text)
    assert [line.index for line in found] == list(range(len(found)))
    told = [text[line.start : line.end].splitlines() or [""] for line in found]
    assert [part.strip() for parts in told for part in parts] == [
        line.strip() for line in text.splitlines()
    ]
    end = 0
    for span in furniture(text, found):
        span.check(text)
        assert end <= span.start
        end = span.end


@pytest.mark.parametrize("unit", ["Read also\n", "Comments\nx: y\n", "[photo ", "NAME: We\n"])
def test_a_hostile_page_is_bounded(unit: str) -> None:
    text = unit * (3_000_000 // len(unit))
    start = time.process_time()
    found = lines(text)
    furniture(text, found)
    assert time.process_time() - start < 5
    assert found[-1].end >= len(text) - 2
    assert sum(line.start >= MOST for line in found) <= 2
