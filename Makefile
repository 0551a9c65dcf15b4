# Two commands: `make demo` and `make test`. See README.md.
SHELL := /bin/bash
VENV := .venv
PYTHON := $(VENV)/bin/python
PORT ?= 8000

.PHONY: install demo test lint unit browser postgres demo-tests walks messages reference lock clean test-slow

install: $(VENV)/.installed

$(VENV)/.installed: requirements/base.txt pyproject.toml $(shell find src -name '*.po' 2>/dev/null)
	@test -x $(PYTHON) || tools/make-venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(PYTHON) tools/compile_messages.py
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.txt
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

demo: install
	@$(VENV)/bin/tertial demo
	@$(VENV)/bin/tertial serve --port $(PORT)

test: $(VENV)/.installed-dev
	@tools/system-packages
	@tools/test

lint: $(VENV)/.installed-dev
	@tools/test lint

unit: $(VENV)/.installed-dev
	@tools/test unit

browser: $(VENV)/.installed-dev
	@tools/system-packages
	@tools/test browser

postgres: $(VENV)/.installed-dev
	@tools/system-packages
	@tools/test postgres

demo-tests: $(VENV)/.installed-dev
	@tools/test demo

walks: $(VENV)/.installed-dev
	@tools/system-packages
	@tools/test walks

test-slow: $(VENV)/.installed-dev
	@$(PYTHON) -m pytest -q -m slow --override-ini addopts=

messages: $(VENV)/.installed-dev
	@$(PYTHON) tools/extract_messages.py

reference: $(VENV)/.installed-dev
	@$(PYTHON) tools/reference.py

lock: $(VENV)/.installed-dev
	@cd requirements && for what in base dev; do \
	  ../$(VENV)/bin/pip-compile --quiet --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links \
	    --no-emit-trusted-host --strip-extras --output-file $$what.txt $$what.in; done

clean:
	rm -rf $(VENV) var build dist
