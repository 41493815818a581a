"""Writes the facts of one random history: days near what matters, certainties, corrections."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from passend.recht import Feit
from tests.orakel.dagen import easter, is_free

#: Lengths of terms of the law in days: facts like to fall just before, on and after their ends.
LENGTES = (0, 1, 7, 14, 28, 42, 56, 70, 84, 98, 112)


class Schrijver:
    """Collects the facts of one history, in the order of recording."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.facts: list[Feit] = []
        self.begin = self._begin()

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self.random.random() < share

    def near(self, day: date) -> date:
        """A day close to the end of some term counted from `day`, sometimes just anywhere."""
        if self.chance(0.3):
            return day + timedelta(days=self.random.randint(0, 150))
        return day + timedelta(days=self.random.choice(LENGTES) + self.random.randint(-2, 3))

    def soon(self, day: date, most: int = 21) -> date:
        """A day within `most` days after `day`, or that day itself."""
        return day + timedelta(days=self.random.randint(0, most))

    def fact(self, kind: str, day: date | None, until: date | None = None, code: str = "") -> Feit:
        """Record a fact; in rare cases its day is not known, is disputed or provisional."""
        certainty = self.random.choices(("vast", "voorlopig", "betwist"), (85, 8, 7))[0]
        number = len(self.facts) + 1
        known = None if self.chance(0.01) else day
        if day and not until and self.chance(0.03):
            until = self.soon(day, 60)  # a last day where mostly none is named
        self.facts.append(Feit(f"f{number}", kind, known, until, certainty, None, number, code))
        return self.facts[-1]

    def maybe(self, share: float, kind: str, day: date, until: date | None = None) -> date:
        """Record a fact in `share` of the cases; its day either way."""
        if self.chance(share):
            self.fact(kind, day, until)
        return day

    def corrections(self) -> None:
        """Correct some facts, also corrections themselves, also by "it did not happen"."""
        wanted = self.random.choices((0, 1, 2, 4), (55, 25, 12, 8))[0]
        for _ in range(wanted if self.facts else 0):
            target = self.random.choice(self.facts)
            number = len(self.facts) + 1
            if self.chance(0.25):
                word = Feit(f"f{number}", "niet_gebeurd", vervangt=target.id, volgnummer=number)
            else:
                shift = timedelta(days=self.random.randint(-6, 6))
                word = replace(
                    target,
                    id=f"f{number}",
                    dag=target.dag + shift if target.dag else self.near(self.begin),
                    tot_dag=target.tot_dag + shift if target.tot_dag and self.chance(0.7) else None,
                    zekerheid=self.random.choice(("vast", "vast", "betwist")),
                    vervangt=target.id,
                    volgnummer=number,
                )
                if word.soort == "niet_gebeurd":
                    word = replace(word, soort=self.facts[0].soort)
            self.facts.append(word)

    def _begin(self) -> date:
        """The day of the first fact: often such that some term ends on a free day, a year end or a leap day."""
        year = self.random.randint(2015, 2034)
        choice = self.random.random()
        if choice < 0.5:
            return date(year, 1, 1) + timedelta(days=self.random.randint(0, 364))
        if choice < 0.54:
            return self.random.choice((date(2014, 8, 1), date(2022, 8, 1))) + self._days(-8, 8)
        if choice < 0.60:
            return date(year, 3, 25) + self._days(-3, 9)
        if choice < 0.65:
            end = date(self.random.choice((2016, 2020, 2024, 2028, 2032)), 2, 29)
        elif choice < 0.72:
            end = date(year, 12, 25) + self._days(-2, 9)
        else:
            end = self.random.choice((easter(year), date(year, 4, 27), date(year, 5, 5))) + self._days(-3, 54)
            while not is_free(end):
                end += timedelta(days=1)
        return end - timedelta(days=self.random.choice(LENGTES)) + self._days(-1, 1)

    def _days(self, least: int, most: int) -> timedelta:
        return timedelta(days=self.random.randint(least, most))
