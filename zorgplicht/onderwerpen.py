"""Which terms of the law's clock belong to the way of one aanmelding, from sending to placement.

The clock knows many more, such as an appeal that a family may or may not make. Those stand lower on the case page:
of those `geschillen` reminds. The list of a steunpunt is ordered by those that follow a refusal too.
"""

#: In the order of the case page.
VAN_DE_AANMELDING = ("besluit", "aanvullen", "niet_behandelen", "tijdelijke_plaatsing", "leeftijd")

#: What follows a refusal: somebody's answer to what the family did, and, as long as the day is ahead, what it may do.
NA_DE_WEIGERING = ("bob_toelating", "gpo_dictum", "gpo_oordeel", "gpo_reactie")
GEZIN_MAG_NOG = ("bezwaar_toelating", "gpo_indienen")
