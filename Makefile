# Two commands: `make demo` shows the main job, `make test` proves it. Both do all the set-up.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test clean
.DELETE_ON_ERROR:

demo: .venv/.run
	@$(BIN)/python -m rashomon.demo

test: .venv/.dev .venv/.browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Rashomon needs Python 3.11 or newer as $(PYTHON); name another with PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Rashomon needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + "; name another with PYTHON=...") if sys.version_info < (3, 11) else 0'
	@echo "Setting up .venv (once)"
	@$(PYTHON) -m venv .venv

.venv/.run: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing what the program needs (once)"
	@PIP_CONSTRAINT=constraints.txt $(PIP) install --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing what the tests need (once)"
	@PIP_CONSTRAINT=constraints.txt $(PIP) install --editable '.[dev]'
	@touch $@ .venv/.run

# No file of ours: whoever has a browser keeps it, whoever can have none does without.
.venv/.browser: tests/browser/chromium.sh | .venv/bin/python
	@sh tests/browser/chromium.sh
	@touch $@

clean:
	rm -rf .venv demo

RECIPE ?= open
DATA ?=
START ?=

.PHONY: train
train: .venv/.training
	$(BIN)/python -m training.train runs/$(RECIPE) --recipe $(RECIPE) $(if $(DATA),--data $(DATA)) $(if $(START),--start $(START))

.venv/.training: pyproject.toml constraints.txt | .venv/bin/python
	@echo "Installing what training needs (once)"
	@PIP_CONSTRAINT=constraints.txt $(PIP) install --editable '.[training]'
	@touch $@
