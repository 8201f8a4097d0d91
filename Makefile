# Two commands do all: `make run` and `make test`. Both work on a fresh machine with Python 3.11 or later, pip and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TOOLED := $(VENV)/.tooled
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check format eval floors docs locks clean

run: $(INSTALLED)
	$(BIN)/figtrail run
	$(BIN)/figtrail show sample-northern-iraq 2024-11
	$(BIN)/figtrail show sample-northern-iraq 2025-06

test: check

check: $(TOOLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/evaluation/gate.py
	$(BIN)/pytest

format: $(TOOLED)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The score on the annotated documents, with the misses grouped.
eval: $(TOOLED)
	$(BIN)/python tests/evaluation/gate.py --misses

# Raise the floors of the evaluation gate to what is measured now; none is lowered.
floors: $(TOOLED)
	$(BIN)/python tests/evaluation/gate.py --raise

# The docs as a site under build/docs.
docs: $(TOOLED)
	$(BIN)/mkdocs build --strict --quiet

# What figtrail runs with.
$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $(INSTALLED)

# What it is tested with, besides.
$(TOOLED): $(INSTALLED) requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	touch $(TOOLED)

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links

# The two locks, made again from pyproject.toml; needs uv.
locks:
	$(LOCK) --extra dev -o requirements-dev.lock pyproject.toml
	$(LOCK) --constraint requirements-dev.lock --extra build -o requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
