# The commands of this site. `make` alone lists them. What a command is to know is written after it:
# make new TITLE="…" hands TITLE to it through the environment, and what is missing it asks for.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# pip is asked for the locked files only, byte for byte; it needs no newer version of itself.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

# In which language make says the little that it says itself, before there is a Python to ask.
CHOSEN = $(firstword $(DESK_LANGUAGE) $(shell git config desk.language) $(LC_ALL) $(LC_MESSAGES) $(LANG))
IN_WORDS = $($(1)_$(or $(findstring ru,$(filter ru%,$(CHOSEN))),$(if $(filter sr%,$(CHOSEN)),$(if $(findstring latn,$(CHOSEN))$(findstring Latn,$(CHOSEN))$(findstring latin,$(CHOSEN)),latin,sr)),en))

NEW_PYTHON_en := The Python of $(VENV)/ is gone, or another: setting up anew
NEW_PYTHON_sr := Python-а из $(VENV)/ више нема или је сада други: припремам све изнова
NEW_PYTHON_latin := Python-a iz $(VENV)/ više nema ili je sada drugi: pripremam sve iznova
NEW_PYTHON_ru := Python из $(VENV)/ исчез или стал другим: готовлю всё заново
NO_COMMAND_en := There is no such command. Put what has spaces in it in quotes: make new TITLE="Two words"
NO_COMMAND_sr := Нема такве команде. Оно у чему има размака ставите под наводнике: make new TITLE="Две речи"
NO_COMMAND_latin := Nema takve komande. Ono u čemu ima razmaka stavite pod navodnike: make new TITLE="Dve reči"
NO_COMMAND_ru := Такой команды нет. То, в чём есть пробелы, пишите в кавычках: make new TITLE="Два слова"
OLD_PYTHON_en := This site needs Python 3.11 or newer; say where it is:
OLD_PYTHON_sr := Овом сајту треба Python 3.11 или новији; наведите где је:
OLD_PYTHON_latin := Ovom sajtu treba Python 3.11 ili noviji; navedite gde je:
OLD_PYTHON_ru := Этому сайту нужен Python 3.11 или новее; укажите, где он лежит:
NO_VENV_en := Python's venv module is missing; on Debian, Ubuntu or in WSL:
NO_VENV_sr := Недостаје Python-ов модул venv; у системима Debian и Ubuntu и у WSL-у:
NO_VENV_latin := Nedostaje Python-ov modul venv; u sistemima Debian i Ubuntu i u WSL-u:
NO_VENV_ru := Не хватает модуля venv для Python; в Debian, Ubuntu и WSL наберите:
SETTING_UP_en := Setting up: installing the packages that the site needs into $(VENV)/
SETTING_UP_sr := Припрема: инсталирам у $(VENV)/ пакете који су сајту потребни
SETTING_UP_latin := Priprema: instaliram u $(VENV)/ pakete koji su sajtu potrebni
SETTING_UP_ru := Подготовка: устанавливаю в $(VENV)/ пакеты, нужные сайту
NO_PACKAGES_en := The packages could not be installed: see that this machine is online, then run it again.
NO_PACKAGES_sr := Пакете није било могуће инсталирати: проверите везу с интернетом, па покрените команду поново.
NO_PACKAGES_latin := Pakete nije bilo moguće instalirati: proverite vezu s internetom, pa pokrenite komandu ponovo.
NO_PACKAGES_ru := Установить пакеты не удалось: проверьте подключение к интернету и повторите.
HELP_en :=
HELP_sr := Овај списак ће бити на српском после прве команде, на пример make site.
HELP_latin := Ovaj spisak će biti na srpskom posle prve komande, na primer make site.
HELP_ru := После первой команды, например make site, этот список будет на русском.

# A venv is of one Python. Where that is another now, or gone, all is set up anew. Programs in the venv are run as its
# Python's modules: their own first lines name a folder that a clone may have been moved from.
PYTHON_NAME := $(notdir $(realpath $(BIN)/python))
ifneq ($(wildcard $(VENV)),)
ifeq ($(if $(PYTHON_NAME),$(if $(filter python3.%,$(PYTHON_NAME)),$(wildcard $(VENV)/lib/$(PYTHON_NAME)),unknown)),)
$(info $(call IN_WORDS,NEW_PYTHON))
$(shell rm -rf $(VENV))
endif
endif

.DELETE_ON_ERROR:
COMMANDS := help site serve demo new translate translated photo cyrillic rename check fix status preview offline hooks publish \
	judge rollback publish-to links test test-incremental \
	test-publish lighthouse bench strings lock clean
.PHONY: $(COMMANDS)

DESK := $(BIN)/python -m plugins.desk
PUBLISH := $(BIN)/python -m plugins.publish

# What an editor gives reaches a command as it was typed: $$ means nothing here, and no shell sees it.
export GIVEN := $(foreach name,$(.VARIABLES),$(if $(findstring command,$(origin $(name))),$(name)))
$(foreach name,$(filter-out MAKEFLAGS MAKEOVERRIDES GIVEN -%,$(GIVEN)),$(eval override $(name) := $$(value $(name)))$(eval export $(name)))
ifneq ($(words $(filter-out $(VENV)/%,$(MAKECMDGOALS))),$(words $(filter $(COMMANDS),$(MAKECMDGOALS))))
$(error $(call IN_WORDS,NO_COMMAND))
endif

help: ## list these commands
	@if [ -f $(VENV)/site.stamp ]; then $(DESK) help; else \
		awk -F ':.*## ' '/^[a-z -]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST); \
		echo '$(call IN_WORDS,HELP)'; fi

site: $(VENV)/site.stamp ## build the site into output/
	@$(BIN)/python -m pelican content -s pelicanconf.py -o output --fatal errors

new: $(VENV)/site.stamp ## begin a post: KIND, IN (its language), TITLE, DATE, PLACE, TAGS, SLUG
	@$(DESK) new

translate: $(VENV)/site.stamp ## begin a translation: POST, IN
	@$(DESK) translate

translated: $(VENV)/site.stamp ## say that a translation says what the original says now: POST, IN
	@$(DESK) translated

photo: $(VENV)/site.stamp ## put a photo beside a post's texts, without metadata: POST, FILE, AS, BLACK, PIXELATE
	@$(DESK) photo

cyrillic: $(VENV)/site.stamp ## write a Serbian draft in Cyrillic letters: FILE
	@$(DESK) cyrillic

rename: $(VENV)/site.stamp ## give a post another address or day: POST, SLUG, DATE
	@$(DESK) rename

check: $(VENV)/site.stamp ## say all that is wrong in the content; FORMAT=markdown, or github for annotations
	@$(DESK) check

fix: $(VENV)/site.stamp ## mend what can be mended safely, and show each change: POST
	@$(DESK) fix

status: $(VENV)/site.stamp ## say how far the translations are: POST for what changed, SINCE, FORMAT=markdown or json
	@$(DESK) status

preview serve: $(VENV)/site.stamp ## show the site with its drafts while you write: POST, PORT
	@$(DESK) preview

demo: $(VENV)/site.stamp ## show the sample site, which has everything that a site can have: PORT
	@SOURCE_DATE_EPOCH=1782864000 $(DESK) --content tests/site preview

offline: $(VENV)/site.stamp ## put a copy of the site in output/ into a folder, where it opens without a server: DIR
	@$(DESK) offline

hooks: $(VENV)/site.stamp ## let git check each commit, and keep the language of these commands: DESK_LANGUAGE
	@$(DESK) hooks

publish: $(VENV)/site.stamp ## build the site, judge it and publish it: SITEURL, REMOTE, BRANCH, DOMAIN
	@$(PUBLISH) publish

judge: $(VENV)/site.stamp ## say what is wrong with the tree in output/, or in TREE
	@$(PUBLISH) judge $(if $(TREE),"$$TREE")

rollback: $(VENV)/site.stamp ## publish an earlier tree once more: TO, a commit of the published branch
	@$(PUBLISH) rollback

publish-to: $(VENV)/site.stamp ## build the site, judge it and put it into a folder: DIR, SITEURL
	@$(PUBLISH) publish-to

links: $(VENV)/site.stamp ## ask whether what the site in output/ links to elsewhere is still there
	@$(PUBLISH) links

test: $(VENV)/test.stamp ## run every check and test
	@$(BIN)/python -c 'import platform; print("Python", platform.python_version())'
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

test-incremental: $(VENV)/test.stamp ## edit a site at random five hundred times over, and build it anew each time
	EDITS=500 $(BIN)/python -m pytest tests/build/test_incremental.py

test-publish: $(VENV)/test.stamp ## race and kill publications a hundred times over
	ROUNDS=100 $(BIN)/python -m pytest tests/publish/test_publication.py -k "once or kill"

lighthouse: $(VENV)/test.stamp ## ask Lighthouse for its scores of the sample site (needs npm)
	@npm --prefix tests/lighthouse ci --silent
	@$(BIN)/python -m tests.audit

bench: $(VENV)/site.stamp ## measure builds, beside Hugo's and another Pelican's: POSTS, ROUNDS, PEERS=all
	@$(BIN)/python -m tests.bench

strings: $(VENV)/test.stamp ## take new and changed strings and messages into their catalogues
	@mkdir -p .cache
	@$(BIN)/python -m babel.messages.frontend --quiet extract --mapping plugins/messages/babel.toml --no-default-keywords \
		--keywords "Message plural_message:1,2" --width 120 --add-location file --output .cache/desk.pot .
	@$(BIN)/python -m babel.messages.frontend --quiet update --input-file .cache/desk.pot --width 120 \
		--output-dir plugins/messages/translations --ignore-obsolete --ignore-pot-creation-date --no-fuzzy-matching
	@$(BIN)/python -m babel.messages.frontend --quiet extract --mapping pyproject.toml --add-location file --output .cache/messages.pot .
	@$(BIN)/python -m babel.messages.frontend --quiet update --input-file .cache/messages.pot --output-dir theme/translations \
		--ignore-obsolete --ignore-pot-creation-date --no-fuzzy-matching

lock: $(VENV)/test.stamp ## renew requirements.txt and requirements-test.txt from pyproject.toml
	$(LOCK) --output-file requirements.txt pyproject.toml
	$(LOCK) --output-file requirements-test.txt --group test --constraints requirements.txt pyproject.toml

LOCK := $(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock"

clean: ## remove all that these commands made
	rm -rf $(VENV) output .cache .preview .staging .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find plugins tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(call IN_WORDS,OLD_PYTHON) make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "$(call IN_WORDS,NO_VENV) sudo apt install python3-venv" >&2; exit 1; }

$(VENV)/site.stamp: requirements.txt | $(VENV)/bin/python
	@echo "$(call IN_WORDS,SETTING_UP)"
	@$(INSTALL) requirements.txt || { echo "$(call IN_WORDS,NO_PACKAGES)" >&2; exit 1; }
	@touch $@

$(VENV)/test.stamp: requirements-test.txt tests/set_up.sh $(VENV)/site.stamp
	@echo "Setting up: installing the locked test tools into $(VENV)/"
	@$(INSTALL) requirements-test.txt
	@sh tests/set_up.sh
	@touch $@
