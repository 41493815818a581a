# The commands of this project. `make run` and `make test` do all the set-up themselves.
PYTHON ?= python3
VENV_PYTHON = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run demo-opnieuw test orakel bench bench-land bench-paginas meet-rekenaar meting stijl types lock schoon zet-op mutatie cellen rondgang vertaling

help:  ## Laat zien welke opdrachten er zijn
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

run: zet-op  ## Start de demo; Ctrl-C stopt alles
	@$(VENV_PYTHON) -m passend.lokaal run

demo-opnieuw: zet-op  ## Gooi de gegevens van de demo weg en begin opnieuw
	@$(VENV_PYTHON) -m passend.lokaal opnieuw

test: zet-op  ## Alle controles en tests, op eigen servers
	@$(VENV_PYTHON) scripts/toets.py

bench: zet-op  ## Meet hoe snel de klok is, en bakken en zaken bij 10 en 1.000 dossiers naast een kale pagina
	@$(VENV_PYTHON) scripts/bench.py

bench-land: zet-op  ## Meet de tijdmachine op een land van 1.000.000 termijnen (duurt een kwartier)
	@$(VENV_PYTHON) scripts/bench.py --tijdmachine

bench-paginas: zet-op  ## Meet bakken en zaken bij 10 en 10.000 dossiers, naast een kale pagina
	@$(VENV_PYTHON) scripts/bench.py --paginas 10000

meet-rekenaar: zet-op  ## Meet hoe snel de termijnrekenaar antwoordt
	@$(VENV_PYTHON) scripts/meet_rekenaar.py

orakel: zet-op  ## Vergelijk de klok met het orakel op 100.000 reeksen van feiten
	@$(VENV_PYTHON) scripts/orakel.py

meting: zet-op  ## Meet wat de rijbeveiliging kost op 100.000 dossiers
	@$(VENV_PYTHON) scripts/meting.py

mutatie: zet-op  ## Verander de klok op één plek tegelijk en kijk of een test het merkt (een half uur)
	@$(VENV_PYTHON) scripts/mutatie.py

cellen: zet-op  ## Verander elke cel van de regels en kijk of iets het merkt (een half uur)
	@$(VENV_PYTHON) scripts/cellen.py

rondgang: zet-op  ## Loop door de hele demo, fotografeer elke pagina en controleer haar (een half uur)
	@$(VENV_PYTHON) scripts/rondgang.py

vertaling: zet-op  ## Zet nieuwe teksten in de vertalingen, en haal weg wat niet meer bestaat
	@$(VENV_PYTHON) scripts/vertaling.py

stijl: zet-op  ## Zet de code in de afgesproken stijl
	@.venv/bin/ruff check --fix . && .venv/bin/ruff format .

types: zet-op  ## Controleer de typen
	@.venv/bin/mypy

zet-op:  ## Zet alles klaar: pakketten en bestanden voor de schermen
	@$(PYTHON) scripts/zet_op.py

# No index options and no comments: the lock files hold names, versions and hashes, and nothing of this machine.
LOCK = .venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --quiet pyproject.toml
lock: zet-op  ## Leg de versies van alle pakketten opnieuw vast
	@$(LOCK) --output-file requirements/productie.txt
	@$(LOCK) --extra lokaal --extra ontwikkel --output-file requirements/ontwikkel.txt

schoon:  ## Verwijder wat er gemaakt is, ook de gegevens van de demo
	@if [ -x $(VENV_PYTHON) ]; then $(VENV_PYTHON) -m passend.lokaal opruimen; fi
	@rm -rf .venv .lokaal node_modules static/derden staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
