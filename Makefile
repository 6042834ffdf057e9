# Two commands matter: `make run` and `make test`. Neither needs the other first.
# The work is done by tools/; what is already done is not done again.

.DEFAULT_GOAL := help
.PHONY: help run test check bench clean

help:
	@echo "make run    set up what is missing and start the site with the demonstration"
	@echo "make test   set up what is missing and run every check and every test"
	@echo "make check  style, types, imports, editions and documents"
	@echo "make bench  the benchmarks, each as a ratio"
	@echo "make clean  remove what was built or fetched; the site's data in var/ stays"

run:
	@sh tools/prepare.sh run
	@test -f "$${ASSAY_HOME:-var}/demo-logins" || .venv/bin/assay demo
	@.venv/bin/assay serve

test:
	@sh tools/prepare.sh test
	@.venv/bin/python -m tools.test

check:
	@sh tools/prepare.sh check
	@.venv/bin/python -m tools.check

bench:
	@sh tools/prepare.sh check
	@.venv/bin/python -m bench

clean:
	rm -rf .venv node_modules build assay/web/static/built assay/typesetting/fonts
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
