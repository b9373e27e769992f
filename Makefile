# Two targets do it all on a fresh machine: `make serve` and `make test`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.run-installed
DEV := $(VENV)/.dev-installed
BENCH := $(VENV)/.bench-installed
WEB := web/.built
HOST ?= 127.0.0.1
PORT ?= 8000
NEO4J_VERSION ?= 5.26.19
NEO4J_PORT ?= 7687
NEO4J_DATA ?= data/neo4j/$(NEO4J_VERSION)/graph
NEO4J_VERSIONS ?= 5.26.19 2025.10.1

.PHONY: help
help: ## show what there is to make
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: serve
serve: $(RUN) $(WEB) ## install, load the shipped papers if nothing is loaded, and serve on HOST:PORT (127.0.0.1:8000)
	@$(BIN)/python -m loaders add --builtin --if-missing
	@$(BIN)/python -m api --host $(HOST) --port $(PORT)

.PHONY: web
web: ## build the explorer anew, and check its types
	@rm -f $(WEB)
	@$(MAKE) $(WEB)
	@cd web && npx --no-install tsc --noEmit

.PHONY: screenshots
screenshots: $(DEV) $(WEB) ## make the pictures of the explorer in docs/ anew
	@$(BIN)/python -m tests.browser.screenshots

.PHONY: load
load: $(RUN) ## load the shipped papers again, after a change to them
	@$(BIN)/python -m loaders add --builtin

.PHONY: test
test: $(DEV) $(WEB) ## run all tests
	@$(BIN)/pytest -q $(PYTEST_ARGS)

.PHONY: neo4j
neo4j: $(RUN) ## start a Neo4j server from Neo4j's own artefacts (Java, Maven), data in NEO4J_DATA, on NEO4J_PORT
	@$(BIN)/python -m graph.neo4j.server --version $(NEO4J_VERSION) --port $(NEO4J_PORT) --data $(NEO4J_DATA)

.PHONY: test-neo4j
test-neo4j: $(DEV) ## run all tests, on every supported version of Neo4j (NEO4J_VERSIONS); none is skipped
	@for version in $(NEO4J_VERSIONS); do $(BIN)/python -m graph.neo4j.server --check --version $$version || exit 1; done
	@REQUIRE_NEO4J=1 EXOMYELIN_NEO4J_VERSIONS="$(NEO4J_VERSIONS)" $(BIN)/pytest -q $(PYTEST_ARGS)

.PHONY: lint
lint: $(DEV) ## format, lint, types and layers
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy
	@$(BIN)/ty check -q --error-on-warning
	@$(BIN)/lint-imports --no-logo

.PHONY: check
check: lint ## everything that CI holds a change to: lint, and the tests with their coverage
	@$(MAKE) test PYTEST_ARGS="--cov --cov-report=term"

.PHONY: check-kgx
check-kgx: $(DEV) ## hold what is written as KGX to kgx's own validator, in an environment of its own (.venv-kgx)
	@test -x .venv-kgx/bin/kgx || { $(PYTHON) -m venv .venv-kgx && .venv-kgx/bin/python -m pip install -q uv \
	  && .venv-kgx/bin/uv pip install -q --python .venv-kgx/bin/python kgx==2.7.0; }
	@$(BIN)/python -m tests.kgx .venv-kgx/bin/python

.PHONY: format
format: $(DEV) ## format the code and mend what the linter can
	@$(BIN)/ruff check --fix-only -q .
	@$(BIN)/ruff format -q .

.PHONY: bench
bench: $(BENCH) ## measure beside other libraries (needs wrk), into docs/PERFORMANCE.md; QUICK=1 only tries it
	@$(BIN)/python -m benchmarks $(if $(QUICK),--quick)

.PHONY: bench-stores
bench-stores: $(DEV) ## measure both stores as they grow, and write docs/STORES.md (BENCH_ARGS="--sizes 1000 100000")
	@$(BIN)/python -m benchmarks.both_stores $(BENCH_ARGS)

.PHONY: bench-exports
bench-exports: $(DEV) ## measure what each form of the graph takes to write, into docs/EXPORTS.md (BENCH_ARGS="--sizes 10000")
	@$(BIN)/python -m benchmarks.exchange $(BENCH_ARGS)

.PHONY: docs
docs: $(DEV) ## write the pages of docs/ that are made from the service's own answers
	@$(BIN)/python -m docs.questions_page
	@$(BIN)/python -m docs.bel_page
	@$(BIN)/python -m docs.formats_page

.PHONY: notebooks
notebooks: $(DEV) ## execute the notebooks anew and keep their outputs; the one on Neo4j where a server can be started
	@$(BIN)/python -m tests.notebooks

.PHONY: lock
lock: $(DEV) ## pin the dependencies of pyproject.toml anew
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile -q pyproject.toml --upgrade $(LOCK) -o requirements/run.txt
	@$(BIN)/uv pip compile -q pyproject.toml --extra dev --extra py2neo -c requirements/run.txt $(LOCK) -o requirements/dev.txt
	@$(BIN)/uv pip compile -q pyproject.toml --extra bench -c requirements/dev.txt $(LOCK) -o requirements/bench.txt
LOCK := --generate-hashes --no-header --no-annotate --no-emit-index-url --python-version 3.11

.PHONY: clean
clean: ## remove the environment, the default store and all caches
	@rm -rf $(VENV) data .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "exomyelin needs Python 3.11 or newer: make serve PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUN): requirements/run.txt | $(VENV)/bin/python
	@echo "installing into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/run.txt
	@touch $@

$(WEB): $(shell find web/src web/index.html web/package-lock.json web/vite.config.ts -type f 2>/dev/null) | $(RUN)
	@echo "building the explorer ..."
	@sh web/build.sh
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	@echo "installing the developers' tools into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

$(BENCH): requirements/bench.txt $(DEV)
	@echo "installing what is measured against into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements/bench.txt
	@touch $@
