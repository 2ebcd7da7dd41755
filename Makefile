# One command surface, for people and for CI. `make` alone lists the commands.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WEB := $(VENV)/web
ESBUILD := $(WEB)/node_modules/.bin/esbuild --bundle --format=iife --log-level=warning --tsconfig-raw='{}'
# No --minify-identifiers: an error in the console then names the function it comes from.
BUNDLE := $(ESBUILD) khorgos=assets/src/index.js khorgos=assets/src/styles/index.css --target=es2022 --charset=utf8 --minify-whitespace --minify-syntax --line-limit=120
PLOTLY := NODE_PATH=$(WEB)/node_modules $(ESBUILD) .web/plotly.js --minify --global-name=Plotly --target=es2020 --define:global=window
SERVE := $(BIN)/gunicorn app:server
# Without a network, installing gives up within seconds. WHEELS is a folder with packages.
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check --timeout 5 --retries 1 $(if $(WHEELS),--no-index --find-links "$(WHEELS)")
NO_PACKAGES := { echo "The packages could not be installed. Without a network: make wheels WHEELS=folder on a machine that has one, then make run WHEELS=folder here (docs/reliability.md)."; exit 1; }
APT := -qq -o Acquire::Retries=0 -o Acquire::http::Timeout=8 -o Acquire::https::Timeout=8
NPM := npm --silent --ignore-scripts --no-audit --no-fund --fetch-retries=0
.DEFAULT_GOAL := help
.PHONY: help run wheels dev test test-fast truth coverage test-web lint lint-web data seal geometry bundle bench cache bench-cards bench-start load growth hostile faults soak mutants shots words docs lock audit sbom service root prove replicas nginx

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run $(VENV)/.bundle ## serve the dashboard (docs/configuration.md lists HOST, PORT and the other settings)
	@$(SERVE)

dev: $(VENV)/.dev $(VENV)/.bundle ## serve with reload on every change, one worker
	@WEB_CONCURRENCY=1 $(BIN)/gunicorn app:server --reload

test: $(VENV)/.dev $(VENV)/.spark $(VENV)/.bundle nginx test-web ## run every test, the browser's included
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" && export CHROMIUM && $(BIN)/python -m pytest -n auto --dist worksteal

test-fast: $(VENV)/.dev nginx test-web ## run unit and data tests, without the browser
	@$(BIN)/python -m pytest -n auto -m "not browser and not spark" --ignore=tests/browser

truth: $(VENV)/.dev $(VENV)/.bundle ## act at random for many steps while answers go astray (STEPS, 500), and compare all that the screen says
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" && export CHROMIUM \
	  && TRUTH_STEPS=$(or $(STEPS),500) $(BIN)/python -m pytest -q tests/browser/test_truth.py

coverage: $(VENV)/.dev nginx ## list the branches that unit and data tests do not take; fails below the floors
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(BIN)/coverage run -m pytest -q -n auto -m "not browser and not spark"
	@$(BIN)/coverage combine -q
	@$(BIN)/coverage report --include="components/*" --fail-under=98.5
	@$(BIN)/coverage report --include="data/*" --omit="data/build/*" --fail-under=99
	@echo "All, with the build, which runs only where its inputs are (KHORGOS_INPUTS), in percent:"
	@$(BIN)/coverage report --format=total --fail-under=84

lint: $(VENV)/.dev lint-web ## check style, import directions and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/mypy

test-web:
	@if command -v node >/dev/null; then node --test --test-reporter=dot $$(find tests/assets -name '*.test.js'); \
	  else echo "node is missing: the tests of the browser code were not run"; fi

lint-web:
	@if command -v npm >/dev/null; then \
	  $(MAKE) -s $(WEB)/.dev \
	  && $(WEB)/node_modules/.bin/biome check --config-path=.web/lint.jsonc \
	  && $(WEB)/node_modules/.bin/tsc --project .web/tsconfig.json \
	  && $(MAKE) -s bundle CHECK=1; \
	  else echo "npm is missing: the browser code was not checked"; fi

wheels: $(VENV)/bin/python ## download what `make run` installs into WHEELS (a folder), for a machine without a network
	@test -n "$(WHEELS)" || { echo "Give the folder: make wheels WHEELS=folder"; exit 2; }
	@$(BIN)/python -m pip download -q --disable-pip-version-check --require-hashes --only-binary :all: -d "$(WHEELS)" -r requirements.lock
	@echo "Copy this checkout and $(WHEELS) to the other machine, of the same kind and Python, and there: make run WHEELS=folder"

data: $(VENV)/.dev ## rebuild the data package from INPUTS, or lay the raw answers of CACHE on it (folders); CHECK=1 only compares
	@test -n "$(INPUTS)$(CACHE)" || { echo "Give a folder: make data INPUTS=folder (docs/data.md) or CACHE=folder (docs/refresh.md)"; exit 2; }
	@$(if $(INPUTS),$(BIN)/python -m data.build "$(INPUTS)" $(if $(CHECK),--check))
	@$(if $(CACHE),$(BIN)/python -m data.refresh --offline --cache "$(CACHE)" $(if $(CHECK),--check,&& $(BIN)/python -m data.refresh.accept))

.PHONY: refresh accept diff kills
refresh: $(VENV)/.refresh ## ask public services for new figures and write a proposal (SOURCES, SINCE, HS, DRY=1; docs/refresh.md)
	@$(BIN)/python -m data.refresh $(SOURCES) $(if $(SINCE),--since $(SINCE)) $(if $(HS),--hs $(HS)) $(if $(BASE),--base $(BASE)) $(if $(DRY),--dry-run)

accept: $(VENV)/.refresh ## put the proposal into the package as a new release (SOURCE and COUNTRY choose a part; ANYWAY=1 overrules checks)
	@$(BIN)/python -m data.refresh.accept $(foreach name,$(SOURCE),--source $(name)) $(foreach code,$(COUNTRY),--country $(code)) $(if $(ANYWAY),--anyway)

.PHONY: rollup rollup-bench spark
rollup: $(VENV)/.rollup ## make tables of commodities and a proposal from bulk files (BACI, COMTRADE, PARQUET, CONCORDANCE, TO, SINCE, HS, ENGINE; docs/rollup.md)
	@$(BIN)/python -m data.rollup $(if $(BACI),--baci "$(BACI)") $(if $(COMTRADE),--comtrade "$(COMTRADE)") \
	  $(if $(PARQUET),--parquet "$(PARQUET)") $(if $(COUNTRIES),--countries "$(COUNTRIES)") $(if $(EDITION),--edition $(EDITION)) \
	  $(if $(CONCORDANCE),--concordance "$(CONCORDANCE)") $(if $(TO),--to $(TO)) $(if $(SINCE),--since $(SINCE)) \
	  $(if $(HS),--hs $(HS)) $(if $(ENGINE),--engine "$(ENGINE)") $(if $(TABLES),--no-proposal)

spark: $(VENV)/.spark ## install Spark for `make rollup ENGINE=pyspark://...`, and Java 17 where it is missing (as root)

rollup-bench: $(VENV)/.dev $(VENV)/.spark ## measure time and memory of a rollup of ROWS (10000000) on DuckDB, Spark and pandas
	@$(BIN)/python -m tests.bench.rollup $(or $(ROWS),10000000) $(if $(ENGINES),--engines $(ENGINES))

diff: $(VENV)/.run ## print what changed between two releases, by country (FROM, TO; without them the current one against the one before)
	@$(BIN)/python -m data.diff $(if $(FROM),--from "$(FROM)") $(if $(TO),--to "$(TO)")

kills: $(VENV)/.dev ## end `make accept` at POINTS (30) random points: the package must be the old or the new one
	@KHORGOS_KILLS=$(or $(POINTS),30) $(BIN)/python -m pytest -q -n 0 tests/data/refresh/test_killed.py

seal: $(VENV)/.dev ## list rows and sha256 of tables edited by hand in package.yaml; CHECK=1 only compares
	@$(BIN)/python -m data.build.seal $(if $(CHECK),--check)

geometry: $(VENV)/.dev ## rebuild the map's outlines from Natural Earth (needs npm); CHECK=1 only compares
	@folder="$$(mktemp -d)" && trap 'rm -rf "$$folder"' EXIT \
	  && (cd "$$folder" && npm pack --silent world-atlas@2.0.2 >/dev/null && tar xzf world-atlas-2.0.2.tgz) \
	  && $(BIN)/python -m data.build.geometry "$$folder/package/countries-50m.json" $(if $(CHECK),--check)

bundle: $(WEB)/.run ## build assets/khorgos.js and khorgos.css, and plotly.js with only the traces in use (needs npm); CHECK=1 only compares
ifdef CHECK
	@$(BUNDLE) --outdir=$(WEB)
	@for kind in js css; do cmp -s $(WEB)/khorgos.$$kind assets/khorgos.$$kind || { \
	  echo "assets/khorgos.$$kind is not what assets/src gives: run 'make bundle' and commit the file"; exit 1; }; done
else
	@$(BUNDLE) --outdir=assets
	@rm -f $(VENV)/.bundle && $(MAKE) -s $(VENV)/.bundle
endif

bench: $(VENV)/.dev $(VENV)/.bundle $(VENV)/bench/.run ## measure what readers wait for, beside other dashboards, as ratios within one run; QUICK=1 is shorter
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" && export CHROMIUM && $(BIN)/python tests/bench/bench.py $(if $(QUICK),--quick)

bench-cards: $(VENV)/.dev ## measure the CPU time of each chart's card that is not cached (STATES may be set)
	@$(BIN)/python tests/bench/cards.py $(if $(STATES),--states $(STATES))

bench-start: $(VENV)/.dev ## measure a start with and without the kept form of the package
	@$(BIN)/python tests/bench/starts.py

cache: $(VENV)/.dev $(VENV)/.bundle nginx ## measure what a first page costs, and what an nginx in front answers itself
	@$(BIN)/python tests/bench/caching.py

load: $(VENV)/.dev ## measure many readers on two workers (READERS and SECONDS may be set)
	@$(BIN)/python tests/bench/load.py $(if $(READERS),--readers $(READERS)) $(if $(SECONDS),--seconds $(SECONDS))

hostile: $(VENV)/.dev ## send generated hostile requests to the app (REQUESTS and SEED may be set)
	@$(BIN)/python -m tests.hostile.hostile $(or $(REQUESTS),50000) $(or $(SEED),1)

mutants: $(VENV)/.dev ## break the rules of the field, sentences and numbers in small ways, and list what no test notices (COUNT of each module, 40; ALL=1, WIDE=1, SEED, ONLY, TESTS)
	@$(BIN)/python -m tests.mutation.mutation --count $(or $(COUNT),40) $(if $(ALL),--all) $(if $(WIDE),--wide) $(if $(TESTS),--tests $(TESTS)) --seed $(or $(SEED),1) --only "$(ONLY)"

faults: $(VENV)/.dev ## kill and reload workers, fill the disk and so on, while readers ask
	@$(BIN)/python -m tests.faults.faults

soak: $(VENV)/.dev ## measure memory and open files for 15 minutes (SECONDS may be set)
	@$(BIN)/python -m tests.faults.soak $(or $(SECONDS),900)

growth: $(VENV)/.dev ## measure pages, start-up and memory with 10 and 100 times the rows
	@$(BIN)/python tests/bench/growth.py

shots: $(VENV)/.dev $(VENV)/.bundle ## take screenshots of every view into screenshots/, and those of the README
	@CHROMIUM="$$($(BIN)/python tests/browser/chromium.py)" && export CHROMIUM && $(BIN)/python tests/browser/shots.py

words: $(VENV)/.dev ## update the translation catalogues and list missing translations; CHECK=1 only lists
	@$(BIN)/python -m components.language.catalogue $(if $(CHECK),--check)

docs: $(VENV)/.dev ## write the tables of parameters (docs/url.md) and settings (docs/configuration.md); CHECK=1 only compares
	@$(BIN)/python -m components.state.document $(if $(CHECK),--check)
	@$(BIN)/python -m callbacks.service.document $(if $(CHECK),--check)

lock: $(VENV)/.dev ## pin all dependencies again, with hashes
	@$(BIN)/pip install -q uv
	@for name in requirements-dev requirements requirements-refresh requirements-rollup requirements-spark; do \
	  extra=$$(test $$name = requirements || echo --extra $${name#requirements-}); \
	  same=$$(test $$name = requirements-dev || echo --constraint requirements-dev.lock); \
	  $(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url $$extra $$same \
	    --custom-compile-command "make lock" --output-file $$name.lock pyproject.toml; \
	done
	@cd tests/bench/peers && ../../../$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --output-file requirements.lock requirements.in
	@cd .web && npm install --package-lock-only --omit-lockfile-registry-resolved \
	  --ignore-scripts --no-audit --no-fund

service: $(VENV)/$(if $(REFRESH),.refresh,.run) $(VENV)/.bundle ## collect what a container needs in build/service (REFRESH=1: what its refresh needs, too)
	@$(BIN)/python .deploy/service.py build/service $(if $(REFRESH),--refresh)

root: ## unpack Python and its libraries from Debian's packages into build/root, the container's root
	@.deploy/root.sh build/root

prove: ## build the container's parts in a fresh Debian, run them read-only without rights, measure (root, Debian; no engine)
	@.deploy/prove.sh

replicas: $(VENV)/.dev nginx ## run three replicas behind nginx, kill and restart one under load, compare with one
	@$(BIN)/python -m tests.bench.replicas

audit: $(VENV)/audit/.done ## look up known weaknesses of all pinned packages (needs a network)
	@$(BIN)/python .ci/audit.py

sbom: $(VENV)/audit/.done ## list all packages of the service as CycloneDX, in build/sbom/
	@command -v npm >/dev/null || { echo "This needs npm, which is missing."; exit 1; }
	@rm -rf build/sbom && mkdir -p build/sbom/khorgos-web && cp .web/package.json .web/package-lock.json build/sbom/khorgos-web
	@PYTHONWARNINGS=ignore $(VENV)/audit/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom/python.json
	@cd build/sbom/khorgos-web && npm pkg set version=$$(sed -n 's/^version = "\(.*\)"/\1/p' ../../../pyproject.toml) \
	  && npm sbom --package-lock-only --sbom-format cyclonedx --omit dev > ../npm.json
	@rm -r build/sbom/khorgos-web && echo "build/sbom/python.json and build/sbom/npm.json are written"

$(VENV)/audit/.done: .ci/audit.txt | $(VENV)/bin/python
	@$(PYTHON) -m venv $(VENV)/audit && $(VENV)/audit/bin/pip install -q --disable-pip-version-check -r $<
	@touch $@

# Tests read the delivered configuration with the real nginx; measurements put it in front.
nginx:
	@command -v nginx >/dev/null || test -x /usr/sbin/nginx || { \
	  echo "nginx is missing: installing the system's package"; \
	  apt-get $(APT) update && RUNLEVEL=1 apt-get $(APT) install -y --no-install-recommends nginx-light; } \
	  || { echo "nginx could not be installed. Install it, or run this as root."; exit 1; }

# Debian's python3 has no venv module; install the package if we may.
$(VENV)/bin/python:
	@echo "Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  echo "python3-venv is missing: installing the system's package"; rm -rf $(VENV); \
	  (apt-get $(APT) update && apt-get $(APT) install -y python3-venv) && $(PYTHON) -m venv $(VENV); }

$(VENV)/.run: requirements.lock | $(VENV)/bin/python
	@echo "Installing what the dashboard needs (pinned, with hashes)"
	@$(PIP) --require-hashes -r requirements.lock || $(NO_PACKAGES)
	@touch $@

$(VENV)/.refresh: requirements-refresh.lock | $(VENV)/bin/python
	@echo "Installing what refreshing the figures needs (pinned, with hashes)"
	@$(PIP) --require-hashes -r requirements-refresh.lock || $(NO_PACKAGES)
	@touch $@

$(VENV)/.rollup: requirements-rollup.lock | $(VENV)/bin/python
	@echo "Installing what adding up bulk files needs (pinned, with hashes)"
	@$(PIP) --require-hashes -r requirements-rollup.lock || $(NO_PACKAGES)
	@touch $@ $(VENV)/.refresh

# Spark 4 runs on Java 17 and 21.
$(VENV)/.spark: requirements-spark.lock | $(VENV)/bin/python
	@command -v java >/dev/null || { \
	  echo "Java is missing: installing the system's package"; \
	  apt-get $(APT) update && apt-get $(APT) install -y --no-install-recommends openjdk-17-jre-headless \
	    || apt-get $(APT) install -y --no-install-recommends openjdk-21-jre-headless; } \
	  || { echo "Java could not be installed. Install Java 17 or 21, or run this as root."; exit 1; }
	@echo "Installing Spark (pinned, with hashes)"
	@$(PIP) --require-hashes -r requirements-spark.lock || $(NO_PACKAGES)
	@touch $@ $(VENV)/.rollup $(VENV)/.refresh

$(VENV)/.dev: requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what development and tests need (pinned, with hashes)"
	@$(PIP) --require-hashes -r requirements-dev.lock || $(NO_PACKAGES)
	@touch $@ $(VENV)/.run $(VENV)/.refresh $(VENV)/.rollup

# The dashboards that ours is measured beside. They are large, so they have an environment of their own.
$(VENV)/bench/.run: tests/bench/peers/requirements.lock | $(VENV)/bin/python
	@echo "Installing the dashboards that ours is measured beside (pinned, with hashes)"
	@$(PYTHON) -m venv $(VENV)/bench
	@$(VENV)/bench/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	@touch $@

# Tools that bundle the browser code (.run), and that check it (.dev). Serving needs neither.
$(WEB)/.run $(WEB)/.dev: .web/package.json .web/package-lock.json | $(VENV)/bin/python
	@command -v npm >/dev/null || { echo "This needs npm, which is missing."; exit 1; }
	@mkdir -p $(WEB) && rm -f $(WEB)/.run $(WEB)/.dev && cp .web/package.json .web/package-lock.json $(WEB)
	@cd $(WEB) && $(NPM) ci --fetch-timeout=60000 $(if $(filter %.run,$@),--omit=dev) \
	  $$($(NPM) view esbuild version --fetch-timeout=5000 >/dev/null 2>&1 || echo --offline)
	@touch $(WEB)/.run $@

# With all of plotly.js a first page takes twice as long. Without npm or network it still works.
$(VENV)/.bundle: .web/plotly.js .web/package-lock.json | $(VENV)/bin/python
	@echo "Building plotly.js with only the traces in use"
	@rm -f assets/00-plotly.js; $(MAKE) -s $(WEB)/.run && $(PLOTLY) --outfile=$(WEB)/plotly.js \
	  && mv $(WEB)/plotly.js assets/00-plotly.js \
	  || echo "That did not work (npm or a network is missing?). The whole plotly.js is served; 'make bundle' tries again."
	@touch $@
