"""Dates in French and English words."""

from __future__ import annotations

import pytest

from dateline.dates import UncertainDate as U
from dateline.dates.words import in_words, languages, load_words
from dateline.errors import DateError

# EDTF | French | English
WORDS = """
2023-11-03 | 3 novembre 2023 | 3 November 2023
2023-11-01 | 1er novembre 2023 | 1 November 2023
2023-11 | novembre 2023 | November 2023
2023 | 2023 | 2023
199X | années 1990 | 1990s
18XX | XIXe siècle | 19th century
2020-21 | printemps 2020 | spring of 2020
2020-24 | hiver 2020-2021 | winter of 2020-2021
2020-30 | été 2020-2021 (hémisphère sud) | summer of 2020-2021 (southern hemisphere)
2020-33 | 1er trimestre 2020 | 1st quarter of 2020
2020-41 | 2e semestre 2020 | second half of 2020
2023-11-03~ | 3 novembre 2023 environ | about 3 November 2023
2016? | 2016 (incertain) | 2016 (uncertain)
2016% | 2016 environ (incertain) | about 2016 (uncertain)
2023-11-04/2023-11-05 | week-end du 4 au 5 novembre 2023 | weekend from 4 to 5 November 2023
2023-05-29/2023-06-04 | semaine du 29 mai au 4 juin 2023 | week from 29 May to 4 June 2023
2023-11-01/2023-11-10 | début novembre 2023 | early November 2023
2023-03-11/2023-03-20 | mi-mars 2023 | mid-March 2023
2023-10-21/2023-10-31 | fin octobre 2023 | late October 2023
2022-01/2022-04 | début 2022 | early 2022
2016-06/2016-08 | de juin à août 2016 | from June to August 2016
2018-10/2018-11 | d'octobre à novembre 2018 | from October to November 2018
2009/2017 | de 2009 à 2017 | from 2009 to 2017
198X/199X | des années 1980 aux années 1990 | from the 1980s to the 1990s
2023-11-06/2023-11-09 | du 6 au 9 novembre 2023 | from 6 to 9 November 2023
2023-12-30/2024-01-02|du 30 décembre 2023 au 2 janvier 2024|from 30 December 2023 to 2 January 2024
2020-04-16~/2020-05-07|du 16 avril 2020 environ au 7 mai 2020|from about 16 April 2020 to 7 May 2020
2014/.. | à partir de 2014 | from 2014 on
2020-08/.. | à partir d'août 2020 | from August 2020 on
2020-05-04/.. | à partir du 4 mai 2020 | from 4 May 2020 on
../2020-06-14 | jusqu'au 14 juin 2020 | until 14 June 2020
../2017-12 | jusqu'en décembre 2017 | until December 2017
2019/ | à partir de 2019 (fin inconnue) | from 2019 on (end unknown)
/2006 | jusqu'en 2006 (début inconnu) | until 2006 (start unknown)
../.. | date inconnue | date unknown
[2023-11-24,2023-12-01] | 24 novembre ou 1er décembre 2023 | 24 November or 1 December 2023
[2022,2023] | 2022 ou 2023 | 2022 or 2023
{2019-04-24,2019-04-25} | 24 et 25 avril 2019 | 24 and 25 April 2019
[2023-03-04..2023-03-05,2023-03-11..2023-03-12] | 4–5 ou 11–12 mars 2023 | 4–5 or 11–12 March 2023
[..1984,2000] | jusqu'en 1984 ou 2000 | until 1984 or 2000
2020-05-04T07:30 | 4 mai 2020, 7 h 30 | 4 May 2020, 7:30
2020-05-04T18:00:00Z | 4 mai 2020, 18 h (UTC) | 4 May 2020, 18:00 (UTC)
XXXX-12-25 | 25 décembre, année inconnue | 25 December, year unknown
2023-08-XX | un jour d'août 2023 | a day of August 2023
2023-XX | un mois de 2023 | a month of 2023
-0009 | 10 av. J.-C. | 10 BC
Y12023 | 12023 | 12023
156X-12-25 | 156X-12-25 | 156X-12-25
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in WORDS.strip().splitlines()]


@pytest.mark.parametrize(("edtf", "french", "english"), ROWS)
def test_words(edtf: str, french: str, english: str) -> None:
    assert in_words(U(edtf), "fr") == french
    assert in_words(U(edtf), "en") == english


def test_the_weekday_when_asked() -> None:
    assert in_words(U("2023-11-03"), weekday=True) == "vendredi 3 novembre 2023"
    assert in_words(U("2023-11-03"), "en", weekday=True) == "Friday 3 November 2023"
    assert in_words(U("2023-11"), weekday=True) == "novembre 2023"


def test_a_long_list_is_counted() -> None:
    days = U.one_of([U.day(2023, 11, n) for n in range(1, 20, 2)])
    assert in_words(days) == "10 dates possibles du 1er au 19 novembre 2023"


def test_every_language_has_the_same_keys() -> None:
    keys = {language: sorted(load_words(language)) for language in languages()}
    assert len(set(map(tuple, keys.values()))) == 1, keys


def test_a_language_without_words() -> None:
    with pytest.raises(DateError, match="no words for dates in the language 'xx'"):
        in_words(U("2023"), "xx")


def test_words_of_ones_own() -> None:
    own = {**load_words("en"), "month": "{month}, {year}"}
    assert in_words(U("2023-11"), words=own) == "November, 2023"
