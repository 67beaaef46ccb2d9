.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock

.PHONY: help install run test check format bench eval faults manifest clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(PIP) --editable '.[dev]'
	@touch $@

install: $(VENV)/.dev ## Set up .venv with everything, for development

run: $(VENV)/.run ## Start Penny: in Slack when .env has its tokens, in the playground otherwise
	@$(BIN)/penny run

test: install ## Run all tests
	@$(BIN)/python -m pytest --numprocesses auto

check: install ## Check format, lint, types and import rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/pyright
	@$(BIN)/lint-imports

format: install ## Format the code and mend what ruff can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: install ## Measure the cold start, 10,000 futures and 200 messages at once, as ratios in one run
	@$(BIN)/python -m tests.benchmarks

eval: install ## Rate the configured model, or the offline planner, by conversations with known ends
	@$(BIN)/python -m tests.evaluation $(ARGS)

faults: install ## Strike every engine with every fault, then with random ones in 300 random turns
	@$(BIN)/python -m tests.resilience $(ARGS)

manifest: $(VENV)/.run ## Print manifest.yml as JSON, for the slack command
	@$(BIN)/penny manifest

clean: ## Remove what was built; keeps .env and the database
	@rm -rf $(VENV) build artifacts *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
