"""Which incidents a report tells of: news and history apart, and none where there is none."""

from __future__ import annotations

from datetime import date

import pytest

from code_samples import FRIDAY, report
from rashomon.model.report import Mention
from rashomon.model.vocabulary import IncidentType, Role

GENERIC = pytest.mark.xfail(reason="'killed' and 'gunmen' outvote words of a rarer type")
_NEWS = (
    "Pakistan said that Indian troops shelled the village of Kotli on Tuesday, killing two people."
    " India denied that its guns had fired.\n"
)


def mentions(text: str, role: Role, published: date | None = FRIDAY) -> tuple[Mention, ...]:
    return tuple(one for one in report(text, published).mentions if one.role is role)


def news(text: str, published: date | None = FRIDAY) -> tuple[Mention, ...]:
    return mentions(text, Role.FOREGROUND, published)


def history(text: str) -> tuple[Mention, ...]:
    return mentions(text, Role.BACKGROUND)


def places(mention: Mention) -> set[str]:
    return {span.text for span in mention.places}


def test_an_incident_has_its_day_its_place_its_country_and_its_type() -> None:
    (only,) = news(_NEWS)
    assert only.type is IncidentType.SHELLING
    assert (only.when.start, places(only), only.country) == ("2024-05-14", {"Kotli"}, "PK")
    assert "shelled" in {span.text for span in only.phrases}


@pytest.mark.parametrize(
    "more",
    [
        "Pakistan said that Indian troops shelled Kotli until dusk.",
        "The shelling burnt three houses.",
        "India said that Pakistani guns had fired first on Tuesday.",
        "Earlier on Tuesday, Indian guns had shelled Kotli too, wounding a boy.",
    ],
)
def test_more_words_on_the_same_incident_make_no_second_one(more: str) -> None:
    assert len(report(_NEWS + more).mentions) == 1


@pytest.mark.parametrize(
    ("told", "start"),
    [
        ("In 2008 Indian troops shelled Poonch, killing 20 people.", "2008"),
        ("In March 2019 Pakistani jets bombed Poonch, killing three people.", "2019-03"),
        ("Three soldiers were killed in a clash near Poonch on 3 May 2019.", "2019-05-03"),
        ("The Kargil war of 1999 killed hundreds of soldiers.", "1999"),
        ("In the Kargil war hundreds of soldiers were killed.", "1999"),
    ],
)
def test_what_is_dated_long_before_is_history(told: str, start: str) -> None:
    (past,) = history(_NEWS + told)
    assert past.when.start is not None
    assert past.when.start.startswith(start)
    (now,) = news(_NEWS + told)
    assert now.when.start == "2024-05-14"
    assert "Poonch" not in places(now)


def test_history_told_without_a_year_does_not_date_or_place_the_news() -> None:
    told = "For decades the two armies have shelled Poonch, and thousands of people were killed."
    (now,) = news(_NEWS + told)
    assert (now.when.start, places(now)) == ("2024-05-14", {"Kotli"})


def test_claims_on_history_hang_on_history() -> None:
    told = "In March 2019 Pakistani jets bombed Poonch, wounding a boy, India said."
    coded = report(_NEWS + told)
    by_key = {one.key: one.role for one in coded.mentions}
    past = {(c.party, c.initiator) for c in coded.claims if by_key[c.incident] is Role.BACKGROUND}
    assert past == {("India", "Pakistan")}


@pytest.mark.parametrize(
    "told",
    [
        "In a separate attack, gunmen fired on a post in Quetta, killing three policemen.",
        "On 5 May, a bomb exploded in Quetta, killing three people.",
        "Separately, gunmen attacked a convoy near Quetta, killing three soldiers.",
    ],
)
def test_another_incident_of_the_news_stands_apart(told: str) -> None:
    first, second = news(_NEWS + told)
    assert places(first) == {"Kotli"}
    assert "Quetta" in places(second)


def test_another_incident_does_not_take_the_counts_of_the_first() -> None:
    coded = report(_NEWS + "On 5 May, a bomb exploded in Quetta, killing nine people.")
    counts = {(claim.incident, n.low) for claim in coded.claims for n in claim.casualties}
    assert counts == {("i1", 2), ("i2", 9)}


def test_another_incident_of_the_same_day_stands_apart() -> None:
    told = (
        "In another incident on Tuesday, gunmen attacked a convoy near Quetta, killing three men."
    )
    assert len(news(_NEWS + told)) == 2


def test_to_accuse_each_other_is_no_other_incident() -> None:
    told = (
        "Thai and Cambodian guns shelled Surin on Tuesday, killing two people."
        " The two countries accused each other of shelling the village."
    )
    assert {claim.party for claim in report(told).claims} >= {"Thailand", "Cambodia"}


def test_the_day_of_saying_is_not_the_day_of_the_incident() -> None:
    text = "Thailand said on Thursday that Cambodian troops shelled Surin on Monday, killing two."
    (only,) = news(text)
    assert only.when.start == "2024-05-13"


def test_the_day_of_saying_stands_in_where_there_is_no_other() -> None:
    text = "Thailand said on Thursday that Cambodian troops shelled Surin, killing two people."
    (only,) = news(text)
    assert only.when.start == "2024-05-16"


def test_the_seat_of_a_speaker_is_no_place_of_the_incident() -> None:
    text = (
        "The defence ministry in Baku said that Armenian troops shelled the village of Agdam on"
        " Tuesday, killing two people. Officials in Yerevan denied it."
    )
    (only,) = news(text)
    assert places(only) == {"Agdam"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenyan and Somali troops exchanged fire near Mandera on Tuesday.", "armed_clash"),
        ("A car bomb exploded in Mogadishu on Tuesday, killing nine people.", "explosion"),
        ("A drone strike on a depot near Kursk on Tuesday killed nine people.", "air_drone_strike"),
        ("A sniper killed a soldier near Tyre on Tuesday.", "sniping"),
        pytest.param("Gunmen kidnapped pupils near Kaduna on Tuesday.", "abduction", marks=GENERIC),
    ],
)
def test_the_type_is_what_the_words_say(text: str, kind: str) -> None:
    (only,) = news(f"{text} The army said that {text[0].lower()}{text[1:]}")
    assert only.type == kind


@pytest.mark.parametrize(
    "text",
    [
        "The two teams clashed in the derby at the stadium on Tuesday. The striker fired a shot at"
        " goal and the goalkeeper was beaten. Fans attacked the referee after the match.",
        "The army held a drill near Gdansk on Tuesday. Troops fired at a simulated enemy in the"
        " exercise as guns shelled targets in the training area. The manoeuvres end on Friday.",
        "Firefighters attacked the wildfire near Split from the air on Tuesday. The blaze broke"
        " out on Monday. Flames killed two people, the fire brigade said.",
        "The court heard that he shot two men in Leeds. The district judge jailed him for it on"
        " Tuesday. The county court had heard him plead guilty.",
        "Dockworkers began a strike in Durban on Tuesday. The trade union said that the strike"
        " would hit the port. Pickets clashed with drivers over the walkout.",
        "An earthquake of magnitude six struck near Herat on Tuesday, killing nine people. Rescuers"
        " said that a landslide hit a second village.",
        "The minister opened the budget debate in Lima on Tuesday. Taxes on sugar will rise.",
    ],
)
def test_what_only_borrows_the_words_of_war_is_no_incident(text: str) -> None:
    coded = report(text)
    assert coded.mentions == ()
    assert coded.claims == ()


def test_a_headline_alone_is_no_incident() -> None:
    text = (
        "Two soldiers killed as Indian troops open fire near Kotli\n\n"
        "The finance minister presented the budget in Delhi on Tuesday. Taxes on sugar will rise."
    )
    assert report(text).mentions == ()


def test_furniture_is_no_incident() -> None:
    text = (
        f"{_NEWS}\nRead more: Bomb kills nine in Quetta on 3 May 2019\n"
        "Related: Gunmen attack police post in Peshawar, killing three\nShare this on Facebook"
    )
    coded = report(text)
    assert len(coded.mentions) == 1
    assert any("Peshawar" in span.text for span in coded.furniture)
    assert all("Peshawar" not in claim.evidence.text for claim in coded.claims)


def test_a_dated_headline_of_a_related_box_dates_nothing() -> None:
    text = (
        "Indian troops shelled the village of Kotli, killing two people, Pakistan said. India"
        " denied that its guns had fired.\n\nRelated news\n"
        "12 January 2023 Bomb kills nine in Quetta\n9 March 2022 Gunmen attack police post\n"
    )
    coded = report(text, None)
    assert all(mention.when.start is None for mention in coded.mentions)


@pytest.mark.parametrize("when", ["on Tuesday", "yesterday", "on Tuesday night"])
def test_without_a_publication_date_a_weekday_has_no_date_but_a_reason(when: str) -> None:
    text = f"Pakistan said that Indian troops shelled Kotli {when}, killing two soldiers."
    (only,) = news(text, None)
    assert (only.when.start, only.when.end) == (None, None)
    assert "no publication date" in only.when.basis
    assert [span.text for span in only.when.phrases] != []


def test_a_full_date_needs_no_publication_date() -> None:
    text = "Pakistan said that Indian troops shelled Kotli on 14 May 2024, killing two soldiers."
    (only,) = news(text, None)
    assert only.when.start == "2024-05-14"


def test_an_incident_with_no_time_says_so() -> None:
    (only,) = news("Pakistan said that Indian troops shelled Kotli, killing two soldiers.")
    assert (only.when.start, only.when.basis) == (None, "no time given")


def test_a_report_of_unknown_date_takes_no_day_from_its_history() -> None:
    told = report(
        "Seven soldiers were killed in Tuesday's clash near Tegh, Armenia said. Azerbaijani troops"
        " opened fire on them.\nOn 5 March 1991 gunmen shot at a bus near Tegh and killed two men.",
        published=None,
    )
    days = {mention.role.value: mention.when.start for mention in told.mentions}
    assert days == {"foreground": None, "background": "1991-03-05"}
