# The commands of this site. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# pip is asked for the locked files only, byte for byte; it needs no newer version of itself.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

.DELETE_ON_ERROR:
.PHONY: help site serve demo test strings lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(VENV)/site.stamp ## build the site into output/
	@$(BIN)/pelican content -s pelicanconf.py -o output --fatal errors

serve: $(VENV)/site.stamp ## show the site with its drafts while you write; SERVE="--port 8001" for another port
	@$(BIN)/python -m plugins.desk preview content $(SERVE)

demo: $(VENV)/site.stamp ## show the sample site, which has everything that a site can have
	@SOURCE_DATE_EPOCH=1782864000 $(BIN)/python -m plugins.desk preview tests/site $(SERVE)

test: $(VENV)/test.stamp ## run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

strings: $(VENV)/test.stamp ## take new and changed strings from the templates into the catalogues
	@mkdir -p .cache
	@$(BIN)/pybabel --quiet extract --mapping pyproject.toml --add-location file --output .cache/messages.pot .
	@$(BIN)/pybabel --quiet update --input-file .cache/messages.pot --output-dir theme/translations \
		--ignore-obsolete --ignore-pot-creation-date --no-fuzzy-matching

lock: $(VENV)/test.stamp ## renew requirements.txt and requirements-test.txt from pyproject.toml
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --output-file requirements-test.txt --group test --constraints requirements.txt pyproject.toml

LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock"

clean: ## remove all that these commands made
	rm -rf $(VENV) output .cache .preview .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "This site needs Python 3.11 or newer; say where it is: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Setting up: installing the locked packages into $(VENV)/"
	@$(INSTALL) requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/site.stamp
	@echo "Setting up: installing the locked test tools into $(VENV)/"
	@$(INSTALL) requirements-test.txt
	@touch $@
