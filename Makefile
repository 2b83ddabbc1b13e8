# One command for each thing a developer does; every one of them sets up what it needs.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp

.PHONY: setup demo test lint format bench eval lock audit sbom

setup: $(STAMP)

$(STAMP): .ci/requirements.lock pyproject.toml
	python3 -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r .ci/requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: setup
	$(BIN)/meshwise workspace --open

test: setup
	$(BIN)/pytest --numprocesses auto --dist loadfile

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup
	$(BIN)/python -m tests.bench

eval: setup
	$(BIN)/python -m tests.evaluation

# Resolves every dependency anew and writes the pins with their hashes, for every platform: of everything for developers,
# and with the same pins of what the bot itself needs, with PostgreSQL and traces, and of what the wheel is built with.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --group dev --output-file .ci/requirements.lock pyproject.toml
	$(LOCK) --group build --constraint .ci/requirements.lock --output-file deploy/build.lock
	$(LOCK) --extra postgres --extra otel --constraint .ci/requirements.lock --output-file deploy/requirements.lock pyproject.toml

# Known vulnerabilities of what the bot is installed with; it asks the Python package index for them.
audit: setup
	$(BIN)/python -m tests.deploy.audit

# What the bot is installed with, as a CycloneDX bill of materials with licences: dist/meshwise.cdx.json.
sbom: setup
	$(BIN)/python -m tests.deploy.bill dist/meshwise.cdx.json
