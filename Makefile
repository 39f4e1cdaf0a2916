# Needs make and Python 3.11 or newer with venv; everything else is set up on first use.

PORT    ?= 8501
ADDRESS ?= localhost
LAN     ?=
WORKERS ?= 2
ARGS    ?=

BIN    := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Neighbours stay together, so that their fixtures (a server, a browser) start seldom.
SHARED := -n $(WORKERS) --dist worksteal --durations=15
ALL    := -m "not timing" --hypothesis-profile=many
USUAL  := -m "not timing and not exhaustive"
# What measures time runs alone. Its folder is named, so that nothing else is looked at.
TIMING := tests/browser/timing
# Tests and benchmarks read the browser from here; empty stands for Playwright's own.
WITH_BROWSER := CHROMIUM_PATH=$$(sh tools/find-browser.sh) && export CHROMIUM_PATH &&

CODE := app.py pages lessons rooms ui files charts core

.DEFAULT_GOAL := help
.PHONY: help run class test test-all image-test check unit browser browsers timing format lint types layers dockerfile audit \
        bench soak translate lock clean setup setup-dev

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

# The two commands

run: setup  ## set up what is needed and open the app (PORT=8501 ADDRESS=localhost)
	@$(BIN)/python tools/serve.py --port "$(PORT)" --address "$(ADDRESS)"

class: setup  ## the same for a class: everybody in this network, by address or QR code (PORT=8501 LAN=)
	@$(BIN)/python tools/serve.py --port "$(PORT)" --class "$(LAN)"

# Tests of time go first, so that the last line counts all the others; types are looked at beside these,
# since mypy takes long on a new checkout.
test: lint layers dockerfile  ## set up what is needed, a browser included, and run every check and test
	@$(WITH_BROWSER) { $(PYTEST) $(TIMING) -m "not exhaustive"; timed=$$?; \
	    $(MAKE) --no-print-directory types & $(PYTEST) $(SHARED) $(USUAL); ran=$$?; \
	    wait $$! && exit $$((timed + ran)); }

test-all: lint layers dockerfile  ## the same with every case of every matrix, and 200 examples of each property
	@sh tools/haproxy.sh
	@sh tools/redis.sh
	@sh tools/browsers.sh
	@$(WITH_BROWSER) { $(PYTEST) $(TIMING); timed=$$?; sh tools/image.sh; made=$$?; \
	    $(MAKE) --no-print-directory types & $(PYTEST) $(SHARED) $(ALL); ran=$$?; \
	    wait $$! && exit $$((timed + made + ran)); }

# Their parts, and the rest

unit: setup-dev  ## tests that need no browser
	@$(PYTEST) $(SHARED) $(USUAL) --ignore=tests/browser $(ARGS)

browser: setup-dev  ## tests in a real browser, those of speed left out
	@$(WITH_BROWSER) $(PYTEST) $(SHARED) $(USUAL) tests/browser $(ARGS)

browsers: setup-dev  ## install Firefox and WebKit (Debian, as root) and walk through all scenes in each
	@sh tools/browsers.sh
	@$(PYTEST) $(SHARED) tests/browsers $(ARGS)

timing: setup-dev  ## tests that measure time, one by one
	@$(WITH_BROWSER) $(PYTEST) $(TIMING) -m "not exhaustive" $(ARGS)

image-test: setup-dev  ## build the very image and try it without a network (Debian, as root)
	@sh tools/image.sh $(ARGS)

check: setup-dev  ## format, lint, docstrings, types, layers, Dockerfile, known vulnerabilities
	@$(MAKE) --no-print-directory -j $(WORKERS) lint types layers dockerfile audit

lint: setup-dev
	@echo "==> ruff"
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: setup-dev
	@echo "==> mypy"
	@$(BIN)/mypy $(CODE)

layers: setup-dev
	@echo "==> import-linter"
	@$(BIN)/lint-imports --no-logo

dockerfile: setup-dev
	@echo "==> hadolint"
	@$(BIN)/hadolint Dockerfile

# Not of `make test`, which needs no network and is as green tomorrow as today.
audit: setup-dev
	@echo "==> pip-audit"
	@$(BIN)/python tools/audit.py

format: setup-dev  ## rewrite the code in the one format
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

bench: setup-dev  ## print the benchmark table
	@$(WITH_BROWSER) $(BIN)/python -m benchmarks $(ARGS)

soak: setup-dev  ## hostile addresses, files and messages, random play, ten minutes of visits, 200 sessions a scene
	@$(WITH_BROWSER) $(BIN)/python -m benchmarks.soak $(ARGS)

translate: setup  ## bring the catalogues up to date with the text in the code
	@$(BIN)/pybabel -q extract --sort-by-file --add-location=file --omit-header \
	    --keyword=message --keyword=gettext_noop \
	    --width=100 --output=locales/messages.pot $(CODE)
	@$(BIN)/pybabel update --locale=ko --init-missing --no-fuzzy-matching --ignore-obsolete \
	    --ignore-pot-creation-date --width=100 --input-file=locales/messages.pot --output-dir=locales

lock:  ## compile the requirements again (ARGS=--upgrade for newer versions)
	@sh tools/lock.sh $(ARGS)

clean:  ## remove everything that was set up or generated
	rm -rf .venv .venv-lock .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name .git -prune -o -type d -name __pycache__ -exec rm -rf {} +

setup:
	@sh tools/setup.sh

# After setup, so that parallel targets do not both create the environment.
setup-dev: setup
	@sh tools/setup.sh dev
