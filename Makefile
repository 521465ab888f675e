# The commands of AWS Field Notes. `make help` lists them.
SHELL := bash
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
# The theme prints a notice about other projects with every build; two names, one for each version of it.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := 1
# MkDocs writes the day of the build into the packed sitemap. No day: the same notes make the same files.
export SOURCE_DATE_EPOCH := 0

.PHONY: help serve build offline pdf epub release stack deploy test check fix bench lock clean

help: ## List the commands
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: .venv/.site ## Serve the site on http://127.0.0.1:8000 and reload it when a file changes
	$(BIN)/mkdocs serve --livereload

build: .venv/.site ## Build the site into site/; any warning is an error
	$(BIN)/mkdocs build

offline: build ## Pack the built site into a zip, to read without a network
	@$(BIN)/python -m tools.downloads.offline site dist/aws-field-notes-offline.zip

pdf: .venv/.dev build ## Print the built site as a book: make pdf [SECTION=networking] [FORMAT=a5]
	@$(BIN)/python -m tools.downloads.pdf --section "$(SECTION)" --format $(or $(FORMAT),a4) \
	  "dist/aws-field-notes$(if $(SECTION),-$(SECTION)).pdf"

epub: .venv/.dev build ## Make an EPUB of the built site, for readers of books: make epub [SECTION=networking]
	@$(BIN)/python -m tools.downloads.epub --section "$(SECTION)" "dist/aws-field-notes$(if $(SECTION),-$(SECTION)).epub"

release: .venv/.dev build ## Build the site with book, section PDFs, EPUB and zip below site/downloads/
	@$(BIN)/python -m tools.downloads.release

stack: .venv/.dev ## Create or update hosting on AWS: make stack STACK=notes DOMAIN=… CERTIFICATE=… ZONE=…
	@$(BIN)/python -m tools.hosting.stack --stack "$(STACK)" --domain "$(DOMAIN)" --certificate "$(CERTIFICATE)" --zone "$(ZONE)"

deploy: .venv/.dev ## Upload site/ as it was built last: make deploy STACK=notes; DRY=1 only lists what it would do
	@$(BIN)/python -m tools.hosting.deploy --stack "$(STACK)" $(if $(DRY),--dry-run)

check: .venv/.site ## List every mistake in data and prose; writes nothing
	@$(BIN)/python -m fieldnotes check

fix: .venv/.site ## Mend spelling, schemas and schema hints in place, list new addresses
	@$(BIN)/python -m fieldnotes fix

test: .venv/.dev ## Run all checks and tests, in a real browser, too
	@$(BIN)/python -m tools.setup.programs chromium nginx
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/oxlint
	$(BIN)/pytest

bench: .venv/.dev build ## Measure search, builds and the book against what others make, as ratios, and load
	@$(BIN)/python -m tools.bench.search
	@$(BIN)/python -m tools.bench.pdf
	@$(BIN)/python -m tools.bench.builds

lock: .venv/.dev ## Pin requirements*.in with hashes into requirements*.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt

clean: ## Remove what the commands made: environment, caches, site
	rm -rf .venv .cache site dist .mypy_cache .pytest_cache .ruff_cache

.venv/.site: requirements.txt
	$(PYTHON) tools/setup/environment.py requirements.txt $@

.venv/.dev: requirements-dev.txt .venv/.site
	$(PYTHON) tools/setup/environment.py requirements-dev.txt $@
