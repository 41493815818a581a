"""How readable a page is: the Flesch-Douma score of its main part.

206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence; 70 and above is fairly easy Dutch.

Syllables are counted as groups of vowels, with the two- and three-letter sounds of Dutch as one: "oei", "ij", "eu".
Hyphenation (Pyphen) finds fewer, because a single letter is never broken off ("idee" has one there, two here), so it
would flatter. A sentence ends at . ? or !, and at the end of a heading, a list item, a label or a paragraph. Numbers
are left out: "23 februari 2026" is one word of four syllables. Words that the glossary explains count as any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SOUND = re.compile(
    r"aai|ooi|oei|eeu|ieu|ai|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
BLOCKS = {"p", "li", "h1", "h2", "h3", "dt", "dd", "legend", "label", "button", "summary", "div", "br"}


@dataclass(frozen=True)
class Score:
    """The numbers of one text."""

    words: int
    sentences: int
    syllables: int

    @property
    def flesch(self) -> float:
        """The Flesch-Douma score. Raises ZeroDivisionError for a text without words."""
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.words / self.sentences


def syllables(word: str) -> int:
    """At least one, also for "tlv"."""
    return max(1, len(SOUND.findall(word)))


def score(units: list[str]) -> Score:
    """Count the words, sentence by sentence."""
    words = sentences = counted = 0
    for unit in units:
        for sentence in SENTENCE_END.split(unit):
            plain = WORD.findall(sentence)
            words += len(plain)
            counted += sum(map(syllables, plain))
            sentences += bool(plain)
    return Score(words, sentences, counted)


class _Main(HTMLParser):
    """Collect the text of <main>, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.units: list[str] = [""]
        self.inside = False
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self.inside = True
        if tag in BLOCKS:
            self.units.append("")
        # The address of the page is no text to read.
        if dict(attrs).get("class") == "pas-link":
            self.silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False
        if tag in BLOCKS:
            self.units.append("")
        if tag == "p" and self.silent:
            self.silent -= 1

    def handle_data(self, data: str) -> None:
        if self.inside and not self.silent:
            self.units[-1] += data


def units_of(html: str) -> list[str]:
    """The blocks of text in the main part of a page, folded parts included, spaces made one."""
    parser = _Main()
    parser.feed(html)
    return [text for unit in parser.units if (text := " ".join(unit.split()))]


def hardest(units: list[str], count: int = 5) -> Iterator[str]:
    """The sentences that pull the score down most, for whoever has to mend them."""
    sentences = {sentence for unit in units for sentence in SENTENCE_END.split(unit)}
    scored = [(one.flesch, sentence) for sentence in sentences if (one := score([sentence])).words]
    yield from (f"{flesch:.0f}: {sentence}" for flesch, sentence in sorted(scored)[:count])
