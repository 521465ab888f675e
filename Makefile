# The commands of AWS Field Notes. `make help` lists them.
SHELL := bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# No address of a package index goes into the files.
PIN := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
# Silences the notice about other projects that the theme prints with every build; its versions have two names for it.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := 1
# MkDocs writes the day of the build into the compressed sitemap. Without it, the same notes give the same files.
export SOURCE_DATE_EPOCH := 0

.PHONY: help setup serve build offline pdf epub release stack deploy check checked evidence aws-changes recheck fix new test test-fast fuzz test-kill bench lock clean \
  site-environment environment

help: ## List the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: environment ## Install everything the commands need: .venv, and on Debian as root also Chromium and nginx
	@$(BIN)/python -m tools.setup.programs chromium nginx

serve: site-environment ## Preview the site on http://127.0.0.1:8000; it reloads when a file changes
	$(BIN)/mkdocs serve --livereload

build: site-environment ## Build the site into site/; any warning is an error
	$(BIN)/mkdocs build

offline: build ## Pack the built site into a zip to read without a network
	@$(BIN)/python -m tools.downloads.offline site dist/aws-field-notes-offline.zip

pdf: environment build ## Print the site as a book: make pdf [SECTION=networking] [FORMAT=a5]
	@$(BIN)/python -m tools.downloads.pdf --section "$(SECTION)" --format $(or $(FORMAT),a4) \
	  "dist/aws-field-notes$(if $(SECTION),-$(SECTION)).pdf"

epub: environment build ## Build the book as an EPUB for e-book readers: make epub [SECTION=networking]
	@$(BIN)/python -m tools.downloads.epub --section "$(SECTION)" "dist/aws-field-notes$(if $(SECTION),-$(SECTION)).epub"

release: environment build ## Build the site with all downloads, and record its addresses as published
	@$(BIN)/python -m tools.downloads.release
	@$(BIN)/python -m fieldnotes record-urls

stack: environment ## Create or update hosting on AWS: make stack STACK=notes [DOMAIN=… CERTIFICATE=… ZONE=…]
	@$(BIN)/python -m tools.hosting.stack --stack "$(STACK)" --domain "$(DOMAIN)" --certificate "$(CERTIFICATE)" --zone "$(ZONE)"

deploy: environment ## Upload the last build in site/: make deploy STACK=notes [DRY=1], which only lists the changes
	@$(BIN)/python -m tools.hosting.deploy --stack "$(STACK)" $(if $(DRY),--dry-run) $(if $(YES),--yes) $(if $(UNLOCK),--unlock)

check: site-environment ## List every mistake in data and prose; changes nothing
	@$(BIN)/python -m fieldnotes check

evidence: site-environment ## Compare the facts with AWS's API models and CloudFormation schemas
	@$(BIN)/python -m fieldnotes evidence

checked: site-environment ## Date a statement by reading its source: make checked STATEMENT=services.lambda.facts.timeout-max
	@$(BIN)/python -m fieldnotes checked "$(STATEMENT)" $(if $(READER),--reader "$(READER)")

aws-changes: environment ## Report what AWS changed since the pinned models, in dist/aws-changes.md
	@$(BIN)/python -m tools.aws_models.changes

recheck: environment ## Look for the words of evidence on the pages that are cited; needs a network
	@$(BIN)/python -m tools.recheck.pages

fix: site-environment ## Fix spelling and generated files in place
	@$(BIN)/python -m fieldnotes fix

new: site-environment ## Start a page or data file from a template: make new KIND=comparison ID=my-id
	@$(BIN)/python -m fieldnotes new "$(KIND)" "$(ID)"

test: setup ## Run all checks and tests, including those in a real browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/oxlint
	$(BIN)/pytest

test-fast: environment ## Run the tests that need no build and no browser
	$(BIN)/pytest -m fast --ignore=tests/fuzz

fuzz: environment ## Damage a small site in 50,000 ways: make fuzz [CASES=…]
	FUZZ_CASES=$(or $(CASES),50000) $(BIN)/pytest tests/fuzz

test-kill: setup ## Kill the commands at random moments: make test-kill [KILLS=50]
	KILLS=$(or $(KILLS),50) $(BIN)/pytest tests/kill --numprocesses 1

bench: setup ## Compare search, book and builds with what others make: make bench [PART=search|pdf|builds]
	@$(foreach part,$(or $(PART),search pdf builds),$(BIN)/python -m tools.bench.$(part) &&) true

lock: environment ## Pin requirements*.in with hashes into requirements*.txt
	$(PIN) requirements.in -o requirements.txt
	$(PIN) requirements-dev.in -o requirements-dev.txt

clean: ## Remove everything the commands made: environment, caches, site, downloads
	rm -rf .venv .cache site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# What the site is built with, and what the tests and tools need in addition. Does nothing when nothing has changed.
site-environment:
	@$(PYTHON) tools/setup/environment.py requirements.txt

environment:
	@$(PYTHON) tools/setup/environment.py requirements.txt requirements-dev.txt
