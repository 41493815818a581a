"""The time machine: what a change of the law does to all dossiers, before and while it happens.

`verschil` compares two laws, `keuze` picks the dossiers that the difference can touch, `lezen` reads them in batches,
`telling` counts what moves. The runs themselves write, so they are actions: `passend.wet.actions.herberekening`.
"""
