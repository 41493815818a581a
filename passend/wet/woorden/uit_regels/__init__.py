"""The sentences of the rule files, for translators. Made by scripts/regelwoorden.py."""
