"""Speakers of quotations: named, gone on with, spoken for, joint, unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.lexicon import Pack
from dateline.records import ActorMention, Actors, Analysis, Document, Entity, Quote, QuoteMention
from dateline.resolving.quotes import resolve_quotes

# "Jean Roy a parlé . Il a fini . Elle et Ana ont ri . On dit . le porte-parole de Kiev"
LINES = (
    "Jean PROPN 2 nsubj|Roy PROPN 0 flat:name|a AUX 3 aux|parlé VERB 3 ROOT|. PUNCT 3 punct",
    "il PRON 7 nsubj Gender=Masc|a AUX 7 aux|fini VERB 7 ROOT",
    "elle PRON 12 nsubj Gender=Fem|et CCONJ 10 cc|Ana PROPN 8 conj|ont AUX 12 aux Number=Plur"
    "|ri VERB 12 ROOT Number=Plur",
    "on PRON 14 nsubj|dit VERB 14 ROOT",
    "porte-parole NOUN 15 ROOT|de ADP 17 case|Kiev PROPN 15 nmod",
)


def story() -> Document:
    """Five lines of words with a tree, a paragraph each."""
    cells = [cell.split() for line in LINES for cell in line.split("|")]
    words = [c[0] for c in cells]
    starts = [sum(len(w) + 1 for w in words[:k]) for k in range(len(words))]
    sizes = [len(line.split("|")) for line in LINES]
    ends = [sum(sizes[: k + 1]) for k in range(len(sizes))]
    ranges = tuple(zip([0, *ends[:-1]], ends, strict=True))
    return Document(
        text=" ".join(words),
        language="fr",
        sentences=ranges,
        paragraphs=ranges,
        start=tuple(starts),
        end=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        word=tuple(words),
        lemma=tuple(words),
        pos=tuple(c[1] for c in cells),
        morph=tuple(c[4] if len(c) > 4 else "" for c in cells),
        dep=tuple(c[3] for c in cells),
        head=tuple(int(c[2]) for c in cells),
        names=(),
    )


def entity(name: str, kind: str) -> Entity:
    return Entity(name, name, kind, None, None, (), ())


def mention(
    document: Document, head: int, form: str, kind: str, gender: str | None
) -> ActorMention:
    span = document.span(head, head + 1)
    return ActorMention(
        span, head, head + 1, head, form, span.text, kind, None, None, (), gender, None, "test"
    )


PEOPLE = (entity("Jean Roy", "person"), entity("Ana", "person"), entity("Kiev", "government"))


def actors(document: Document, **stands: tuple[int, ...]) -> Actors:
    """Jean (0), Ana (10), Kiev (17) by name; pronouns 5, 8 and 13 as told."""
    rows: list[tuple[int, str, str, str | None, tuple[int, ...]]] = [
        (0, "name", "person", "Masc", (0,)),
        (10, "name", "person", "Fem", (1,)),
        (17, "name", "government", None, (2,)),
    ]
    for token, entities in stands.items():
        rows.append((int(token[1:]), "pronoun", "person", None, entities))
    mentions = tuple(mention(document, h, f, k, g) for h, f, k, g, _ in rows)
    return Actors(PEOPLE, mentions, tuple(r[4] for r in rows))


def said(speaker: int | None, at: int, cue: int | None = None, **more: Any) -> QuoteMention:
    document = story()
    return QuoteMention(
        "direct",
        (document.span(at, at + 1),),
        ((at, at + 1),),
        "dire",
        cue,
        speaker,
        None,
        "declare",
        "quotes.tag",
        **more,
    )


Code = Callable[[str], Analysis]


def speakers(code: Code, text: str) -> list[str]:
    """The names of those who speak in a text, in its order."""
    quotes = code(text).to_dict()["quotes"]
    return [(q["speaker"] or {"name": "nobody"})["name"] for q in quotes]


def resolved(pack: Pack, *mentions: QuoteMention, **stands: tuple[int, ...]) -> list[Quote]:
    document = story()
    return list(resolve_quotes(document, mentions, actors(document, **stands), pack))


def test_a_name_speaks(pack: Pack) -> None:
    (quote,) = resolved(pack, said(0, 3))
    assert (quote.speakers, quote.reason) == ((0,), "quotes.named")
    assert quote.speaker_span is not None
    assert quote.speaker_span.text == "Jean"


def test_a_pronoun_goes_on_with_the_one_just_quoted(pack: Pack) -> None:
    _, quote = resolved(pack, said(0, 3), said(5, 7), t5=())
    assert (quote.speakers, quote.reason) == ((0,), "quotes.goes_on")


def test_a_tag_goes_on_even_where_the_pronoun_was_given_to_a_body(pack: Pack) -> None:
    _, quote = resolved(pack, said(0, 3), said(5, 7), t5=(2,))
    assert quote.speakers == (0,)


def test_a_pronoun_of_the_other_gender_does_not_go_on(pack: Pack) -> None:
    _, quote = resolved(pack, said(0, 3), said(8, 12), t8=())
    assert (quote.speakers, quote.reason) == ((), "quotes.unknown_speaker")


def test_a_pronoun_with_nobody_before_stays_unknown(pack: Pack) -> None:
    (quote,) = resolved(pack, said(8, 12), t8=())
    assert (quote.speakers, quote.reason) == ((), "quotes.unknown_speaker")


def test_a_tag_takes_the_person_told_of_in_the_sentence_before(pack: Pack) -> None:
    (quote,) = resolved(pack, said(5, 7), t5=())
    assert (quote.speakers, quote.reason) == ((0,), "quotes.goes_on")


@pytest.mark.model
def test_the_person_told_of_since_comes_before_the_one_quoted_earlier(code: Code) -> None:
    told = (
        "« Le texte passera », a dit Marc Oury. Son rival Luc Vasset a quitté la salle furieux. "
        "« C'est une honte », a-t-il lancé."
    )
    assert speakers(code, told) == ["Marc Oury", "Luc Vasset"]


@pytest.mark.model
def test_who_adds_something_spoke_before(code: Code) -> None:
    told = (
        "« Le texte passera », a dit Marc Oury. Son rival Luc Vasset avait quitté la salle. "
        "« Rien ne presse », a-t-il ajouté."
    )
    assert speakers(code, told) == ["Marc Oury", "Marc Oury"]


@pytest.mark.model
@pytest.mark.parametrize(
    "tag",
    [
        "a justifié l'ambassadeur kenyan, Marc Oury.",
        "a lancé le secrétaire général du Syndicat des dockers, Marc Oury.",
        "a lancé le président de la Ligue, Marc Oury, devant la presse.",
    ],
)
def test_the_name_behind_a_description_speaks(code: Code, tag: str) -> None:
    assert speakers(code, f"« Ce texte aggraverait tout », {tag}") == ["Marc Oury"]


@pytest.mark.model
@pytest.mark.parametrize("who", ["le responsable", "ce responsable du port", "le jeune homme"])
def test_a_description_that_only_points_goes_on(code: Code, who: str) -> None:
    told = f"« Le port rouvrira », a dit Marc Oury. « Rien ne presse », a indiqué {who}."
    assert speakers(code, told) == ["Marc Oury", "Marc Oury"]


@pytest.mark.model
@pytest.mark.parametrize("who", ["la police", "un responsable du port"])
def test_a_description_that_says_enough_does_not(code: Code, who: str) -> None:
    told = f"« Le port rouvrira », a dit Marc Oury. « Rien ne presse », a indiqué {who}."
    assert speakers(code, told)[1] != "Marc Oury"


@pytest.mark.model
def test_the_organisation_is_the_one_just_quoted(code: Code) -> None:
    told = "« Les civils manquent de tout », dit Amnesty International. « Il faut agir », ajoute "
    assert set(speakers(code, told + "l'organisation.")) == {"Amnesty International"}


def test_on_is_nobody(pack: Pack) -> None:
    _, quote = resolved(pack, said(0, 3), said(13, 14), t13=(0,))
    assert quote.speakers == ()


def test_joint_speakers_need_a_plural_verb(pack: Pack) -> None:
    (quote,) = resolved(pack, said(8, 12, cue=12), t8=(0,))
    assert quote.speakers == (0, 1)
    (quote,) = resolved(pack, said(8, 12, cue=7), t8=(0,))
    assert quote.speakers == (0,)


def test_a_spokesperson_speaks_for_the_body(pack: Pack) -> None:
    (quote,) = resolved(pack, said(15, 16, body=17))
    assert quote.on_behalf == (2,)


def test_nobody_named(pack: Pack) -> None:
    (quote,) = resolved(pack, said(None, 3))
    assert (quote.speakers, quote.speaker_span, quote.reason) == ((), None, "quotes.nobody_named")


@pytest.mark.model
def test_one_of_several_has_a_name(code: Code) -> None:
    told = "« Le port rouvrira », assure une de ses responsables, Ana Vasset."
    assert speakers(code, told) == ["Ana Vasset"]


@pytest.mark.model
def test_initials_stand_for_the_person_interviewed(code: Code) -> None:
    told = (
        "Entretien avec Paul Oury, maire de Nantes.\nL.J. : Quand partirez-vous ?\n"
        "P.O. : Demain, si tout va bien.\nL.J. : Avec qui ?\nP.O. : Avec mes frères."
    )
    assert speakers(code, told)[1::2] == ["Paul Oury", "Paul Oury"]


@pytest.mark.model
def test_a_dialogue_takes_turns(code: Code) -> None:
    told = (
        "– Quand partirez-vous ? demande le juge.\n– Nous partirons demain, répond l'accusé.\n"
        "– Avec qui ?\n– Avec mes frères."
    )
    assert speakers(code, told) == ["juge", "accusé", "juge", "accusé"]


@pytest.mark.model
def test_a_sentence_alone_is_by_whom_the_next_one_names(code: Code) -> None:
    told = "« Nous irons jusqu'au bout. » Paul Oury, maire de Nantes, ne décolère pas."
    assert speakers(code, told) == ["Paul Oury"]


@pytest.mark.model
def test_words_told_beside_a_name_elsewhere_name_the_speaker(code: Code) -> None:
    told = (
        "Selon Anne Roy, directrice de l'institut, la crise va durer. Le vote est prévu jeudi. "
        "« Personne n'est prêt », regrette la directrice de l'institut."
    )
    assert speakers(code, told)[-1] == "Anne Roy"
