# `make` alone lists what there is. Nothing here touches your assessments.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# The pure core, whose every branch is tested by examples; measuring that slows the tests down, so only these are measured.
CORE := tests/questionnaire tests/scoring tests/strategies tests/forecast
# A run of the tests starts some hundreds of Python processes, each of which would compile the program and rewrite the tests anew.
export PYTHONDONTWRITEBYTECODE =
# By stealing, each worker begins with half of the files as they come, so that what one file makes once is made once.
PYTEST := $(BIN)/python -m pytest -q --dist worksteal
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help run test test-fast docs check format bench mutants clean browser office

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# A stamp file: pip runs again only when the pinned list is newer than the last install that went through.
.venv/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Deskcheck needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what Deskcheck needs (a minute or two, only the first time) ..."
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo "Installing what the tests need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# The browser opens only for a person: somebody at a terminal, with a screen. server.py does it, once it can answer.
run: .venv/.installed ## Start Deskcheck on this computer
	@if [ -t 0 ] && { [ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; }; then \
		DESKCHECK_OPEN_BROWSER=1; export DESKCHECK_OPEN_BROWSER; fi; \
	exec $(BIN)/streamlit run server.py $(ARGS)

test: office test-fast browser ## Run all tests: the fast ones first, then veraPDF, LibreOffice and a real browser
	$(PYTEST) -n 2 tests/e2e

test-fast: .venv/.installed-dev ## Run all tests but those with veraPDF, LibreOffice or a real browser
	$(PYTEST) -n auto -m measured $(CORE) --cov --cov-report=term
	$(PYTEST) -n auto -m "not measured" --ignore=tests/e2e

check: .venv/.installed-dev ## Format, lint, types, the arrows between packages, the question bank
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m questionnaire

docs: .venv/.installed-dev ## Write anew all that is made from the bank and the example: pages, schema, golden files
	$(BIN)/python -m tests.made

format: .venv/.installed-dev ## Put the code into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: browser ## Measure the speed, and how well the PHI guard sees: every script in bench/
	@for script in bench/*.py; do echo "== $$script"; PYTHONPATH=. $(BIN)/python "$$script" || exit 1; done

# In a copy: neither the faults nor what it takes to put them in ever touch the working tree. ARGS narrows it: make mutants ARGS="scoring.risk*"
MUTANTS := build/mutants
mutants: .venv/.installed-dev ## Put faults into a copy of scoring/ one by one; list those no test notices (an hour or two)
	@rm -rf $(MUTANTS) && mkdir -p $(MUTANTS)/tmp
	@tar -cf - pyproject.toml questionnaire scoring tests | tar -xf - -C $(MUTANTS)
	@$(BIN)/python tests/mutation/prepare.py $(MUTANTS)/scoring
	cd $(MUTANTS) && PATH="$(CURDIR)/$(BIN):$$PATH" TMPDIR="$(CURDIR)/$(MUTANTS)/tmp" DESKCHECK_HYPOTHESIS=mutants mutmut run $(ARGS)
	cd $(MUTANTS) && $(CURDIR)/$(BIN)/python tests/mutation/survivors.py $(CURDIR)/docs/mutation.md

clean: ## Remove the environment and the caches, never the assessments
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.* htmlcov build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The shell, Chromium without windows, takes half of the processor's time; where it cannot be had, a whole Chromium will do.
browser: .venv/.installed-dev
	@if command -v chromium-headless-shell >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium-headless-shell; then :; \
	elif command -v chromium >/dev/null || command -v google-chrome >/dev/null; then :; \
	else $(BIN)/playwright install --only-shell chromium; fi

# Without it nobody knows what LibreOffice makes of the workbook, so its absence is a failure with a sentence and no test is skipped.
office:
	@if command -v soffice >/dev/null || command -v libreoffice >/dev/null || [ -x /Applications/LibreOffice.app/Contents/MacOS/soffice ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq --no-install-recommends \
		libreoffice-calc-nogui libreoffice-writer-nogui libreoffice-impress-nogui fonts-crosextra-carlito; then :; \
	else echo "The tests open the workbook, the slides and the Word file in LibreOffice, which is not installed. Install it from your" \
		"system's packages or libreoffice.org, or run make test-fast, which needs none."; exit 1; fi
