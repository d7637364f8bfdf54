# Every verb makes what it needs first: a .venv with the pinned packages, no more of them than it needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$p" && break; done)
VENV := .venv
BIN := $(VENV)/bin
PINS := $(VENV)/pins
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN := $(VENV)/.installed-run
ALL := $(VENV)/.installed-all

.PHONY: help demo dev test soak check graph constraints clean

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(RUN) ## match the bundled people to the bundled postings, and print what came of it
	@$(BIN)/matchmill demo

dev: $(RUN) ## Dagster UI, daemon and API together; ctrl-C stops all of it
	@$(BIN)/matchmill dev

test: $(ALL) ## everything that a change must pass
	@$(BIN)/python -m pytest --cov --cov-report=term:skip-covered

soak: $(ALL) ## the full counts: kills, mutants, load; writes docs/soak.md, which is committed
	@$(BIN)/python -m pytest -m soak --timeout=0 --soak-report=docs/soak.md

check: $(ALL) ## style, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --pythonpath $(BIN)/python
	@$(BIN)/lint-imports

graph: $(RUN) ## draw the asset graph from the definitions
	@$(BIN)/python -m pipelines.graph

constraints: $(BIN)/python ## pin the newest versions of all packages that work together
	@rm -rf $(PINS) && "$(PYTHON)" -m venv $(PINS)
	@$(PINS)/bin/python -m pip install --quiet --disable-pip-version-check '.[train,s3,test]'
	@{ head -n 1 constraints.txt; $(PINS)/bin/python -m pip list --format=freeze --disable-pip-version-check \
		| grep -iv -e '^pip==' -e '^setuptools==' -e '^wheel==' -e '^matchmill==' | sed 's/+.*//' | LC_ALL=C sort -f; \
	} > $(PINS)/constraints.txt && cp $(PINS)/constraints.txt . && rm -rf $(PINS)

clean: ## remove what `make` has installed; a home with its data stays
	@rm -rf $(VENV)

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then \
		echo "Matchmill needs Python 3.11 or newer: none of python3.13, python3.12, python3.11 and python3 is."; exit 1; fi
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make a virtual environment: install its venv package, e.g. apt install python3-venv."; exit 1; }

$(RUN): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the pinned packages into $(VENV); the first time takes a minute or two."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(ALL): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing the pinned packages, with those for training and tests, into $(VENV)."
	@$(PIP) install -c constraints.txt -e '.[train,s3,test]'
	@touch $(RUN) $@
