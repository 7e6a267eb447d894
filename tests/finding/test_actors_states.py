"""Every state: its names, its capital, its demonyms and its seat, in built sentences."""

from __future__ import annotations

import re

import pytest

from dateline.finding.actors import find_actors
from dateline.finding.actors.tables import lexicon
from dateline.lexicon import Pack, load_pack
from dateline.lexicon.pack import Row
from dateline.records import ActorMention, Document

UN_MEMBERS = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB
BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA
ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI
HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA
LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM
NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN
SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO
TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE
"""
UN = re.findall("[A-Z]{3}", UN_MEMBERS)
CONTESTED = ["ESH", "HKG", "PSE", "TWN", "VAT", "XKX"]
NAMED_LIKE_STATE = {"DJI", "GTM", "HKG", "LUX", "MCO", "PAN", "SGP", "SMR", "VAT"}
PACK = load_pack("fr")
SEATS = [r for r in PACK.rows("actors/names/seats") if not r["check"]]


def pieces(name: str) -> list[str]:
    return re.findall(r"[^\s'’]+['’]?", name)


def acting(name: str) -> Document:
    """Return "NAME a condamné Untel." with the name as subject."""
    words = [*pieces(name), "a", "condamné", "Untel", "."]
    n = len(words) - 4
    pos = ["PROPN"] * n + ["AUX", "VERB", "PROPN", "PUNCT"]
    dep = ["nsubj", *["flat:name"] * (n - 1), "aux:tense", "ROOT", "obj", "punct"]
    head = [n + 1, *[0] * (n - 1), n + 1, n + 1, n + 1, n + 1]
    return document(words, pos, dep, head)


def qualified(adjective: str) -> Document:
    """Return "Les frappes ADJECTIVE continuent."."""
    words = ["Les", "frappes", adjective, "continuent", "."]
    pos = ["DET", "NOUN", "ADJ", "VERB", "PUNCT"]
    return document(words, pos, ["det", "nsubj", "amod", "ROOT", "punct"], [1, 3, 1, 3, 3])


def joined(a: Document, b: Document) -> Document:
    """Return both sentences as one report."""
    heads = [*a.head, *(h + len(a) for h in b.head)]
    return document([*a.word, *b.word], [*a.pos, *b.pos], [*a.dep, *b.dep], heads)


def document(words: list[str], pos: list[str], dep: list[str], head: list[int]) -> Document:
    text, start = "", []
    for word in words:
        start.append(len(text))
        text += word if word.endswith("'") else word + " "
    morph = ["VerbForm=Fin" if p in ("AUX", "VERB") else "" for p in pos]
    return Document.from_dict(
        {
            "text": text,
            "language": "fr",
            "sentences": [[0, len(words)]],
            "paragraphs": [[0, len(words)]],
            "start": start,
            "end": [s + len(w) for s, w in zip(start, words, strict=True)],
            "word": words,
            "lemma": [w.lower() for w in words],
            "pos": pos,
            "morph": morph,
            "dep": dep,
            "head": head,
            "names": [],
        }
    )


def first(doc: Document, pack: Pack) -> ActorMention:
    return find_actors(doc, pack)[0]


def test_no_state_is_missing() -> None:
    assert len(UN) == 193
    named = {r["country"] for r in PACK.rows("places/countries")}
    assert set(UN + CONTESTED) <= named


@pytest.mark.parametrize("country", UN + CONTESTED)
def test_a_state_acts_under_all_its_names(country: str, pack: Pack) -> None:
    rows = [r for r in pack.rows("places/countries") if r["country"] == country]
    shared = {r["row"] for r in pack.rows("actors/homonyms")}
    for row in rows:
        mention = first(acting(row["form"]), pack)
        assert mention.country == country or row.id in shared, row["form"]


@pytest.mark.parametrize("country", [c for c in UN if c not in NAMED_LIKE_STATE])
def test_a_capital_acts_for_its_government(country: str, pack: Pack) -> None:
    rows = [r for r in pack.rows("actors/names/capitals") if r["country"] == country]
    assert rows
    for row in rows:
        if not row["check"]:
            mention = first(acting(row.many("forms")[0]), pack)
            assert mention.country == country


@pytest.mark.parametrize("country", UN + CONTESTED[:4])
def test_demonyms_in_both_genders_and_numbers(country: str, pack: Pack) -> None:
    forms = [f for f, d in lexicon(pack).demonyms.items() if d.countries == (country,)]
    assert len(forms) >= 2, country
    for form in forms:
        mention = find_actors(qualified(form), pack)[-1]
        assert mention.country == country


def test_a_pair_of_states(pack: Pack) -> None:
    mention = find_actors(qualified("franco-allemandes"), pack)[-1]
    assert mention.key == "FRA|DEU"


@pytest.mark.parametrize(("other", "country"), [("Brazzaville", "COG"), ("Kinshasa", "COD")])
def test_a_shared_name_is_the_state_that_the_report_names(
    other: str, country: str, pack: Pack
) -> None:
    one, two = acting("Congo"), acting(other)
    mentions = find_actors(joined(one, two), pack)
    assert {m.country for m in mentions} == {country}


@pytest.mark.parametrize("row", SEATS, ids=lambda r: r.id)
def test_a_palace_or_ministry_acts(row: Row, pack: Pack) -> None:
    for form in row.many("forms"):
        assert first(acting(form), pack).country == row["country"], form


def test_the_sweep_is_wide(pack: Pack) -> None:
    assert lexicon(pack).size >= 6000
