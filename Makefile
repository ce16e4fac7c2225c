# Two commands matter: `make serve` and `make test`. Both work on a fresh machine; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help serve test check lint build mirror html browsers office hosts pango pictures benchmarks fuzz lock mutants clean

export PATH := $(CURDIR)/.venv/bin:$(PATH)
PYTHON := .venv/bin/python
TYPED := build.py benchmarks calculator examples scripts site tests

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 18

serve: setup pango ## build the site and serve it, again after every change
	$(PYTHON) build.py serve

test: lint mirror html browsers office hosts ## everything that CI runs, on a mirror of a release
	SITE=.cache/mirror/spiegel $(PYTHON) -m pytest -n 2 --dist loadscope

check: lint ## the quick round: no build, no browser, no LibreOffice, no server
	$(PYTHON) -m pytest -n 2 -m "not browser and not office and not hosts"

lint: setup ## style and types of Python and JavaScript
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy $(TYPED)
	node_modules/.bin/tsc

build: setup pango ## write dist/
	$(PYTHON) build.py

mirror: setup pango ## make a release to try, and of its zip a mirror as the page about mirrors says
	$(PYTHON) build.py release --soort proef
	$(PYTHON) -m scripts.mirror

html: setup ## validate every page in dist/
	node_modules/.bin/html-validate "dist/**/*.html"

browsers: setup ## make sure that all three browsers are there
	$(PYTHON) -m scripts.browsers

office: setup ## make sure that LibreOffice is there
	$(PYTHON) -m scripts.office

hosts: setup ## make sure that nginx and Caddy are there
	$(PYTHON) -m scripts.hosts

pango: setup ## make sure that Pango is there, which draws the text of a PDF
	$(PYTHON) -m scripts.pango

pictures: build browsers ## take the pictures of pages that look different again; see what changed with git diff
	PICTURES=renew $(PYTHON) -m pytest tests/browser/test_pictures.py

benchmarks: setup ## measure, as ratios
	status=0; for name in $(patsubst benchmarks/%/,%,$(wildcard benchmarks/*/)); do \
	  $(PYTHON) "benchmarks/$$name/$$name.py" || status=1; done; exit $$status

fuzz: setup ## throw 200,000 damaged opgaves and as many damaged staff lists at the readers
	$(PYTHON) -m tests.fuzz

mutants: setup ## change the calculator in every small way: does a test notice? (half an hour)
	$(PYTHON) -m tests.mutation

lock: setup ## renew requirements.lock from pyproject.toml
	uv pip compile --quiet --group dev --universal --python-version 3.13 --upgrade \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.lock pyproject.toml

clean: ## remove everything that the other commands made
	rm -rf .venv node_modules dist .cache test-results

.PHONY: setup
setup: .venv/ready node_modules/.package-lock.json

.venv/ready: requirements.lock pyproject.toml scripts/make-venv
	scripts/make-venv
	touch $@

node_modules/.package-lock.json: package.json package-lock.json .venv/ready
	npm ci
	touch $@
