# Each recipe also works without make, on any system: see README.md.
PYTHON ?= python3
IN = $(PYTHON) environment.py

.PHONY: site test check serve zorg bronnen nieuw publish rollback hosting schema lint bench clean
site:
	@$(IN) site -m plugins.publish site
check:
	@$(IN) site -m plugins.publish check
serve:
	@$(IN) site -m plugins.preview
zorg:
	@$(IN) site -m plugins.care
bronnen:
	@$(IN) site -m plugins.records bronnen
nieuw:
	@$(IN) site -m plugins.new_municipality "$$DIR" "$$NAAM"
rollback:
	@$(IN) site -m plugins.publish rollback
hosting:
	@$(IN) site -m plugins.publish hosting
publish:
	@$(IN) site -m plugins.publish publish
schema:
	@$(IN) site -m plugins.publish schema
test:
	@$(IN) test -m pytest
lint:
	@$(IN) test -m tests.lint
bench:
	@$(IN) test -m tests.bench
clean:
	rm -rf .venv .cache output .output.* hosting theme/node_modules tests/node_modules .pytest_cache .mypy_cache .ruff_cache
