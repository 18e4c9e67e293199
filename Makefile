# Everything a person runs. Another Python than python3: make site PYTHON=/path/to/python3.12

BIN := .venv/bin
SIZES := 100 1000

.NOTPARALLEL:
.PHONY: help site serve test bench questions audit words format clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\): ## /  make \1\t/p' Makefile

site: ## check the content and build site/
	@sh .make/python_environment.sh requirements.txt
	@$(BIN)/evidence check
	@$(BIN)/evidence build

serve: ## live preview at http://127.0.0.1:8000
	@sh .make/python_environment.sh requirements.txt
	@$(BIN)/evidence serve

test: ## lint, strict types, and all tests
	@sh .make/python_environment.sh requirements-dev.txt
	@sh .make/test_tools.sh
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --strict --no-error-summary generator tests
	@$(BIN)/pytest -q -n 2

bench: ## seconds and peak memory by size: make bench SIZES="100 1000"
	@sh .make/python_environment.sh requirements-dev.txt
	@$(BIN)/python -m tests.benchmark $(SIZES)
	@$(BIN)/python -m tests.benchmark_checks $(SIZES)
	@$(BIN)/python -m tests.benchmark_review
	@$(BIN)/python -m tests.benchmark_sheets 1000
	@$(BIN)/python -m tests.benchmark_graph

questions: ## ask the search thirty questions, and print what it finds for each
	@sh .make/python_environment.sh requirements-dev.txt
	@$(BIN)/python -m tests.browser.questions

audit: ## Lighthouse scores, sizes and requests of the main page types, on a phone
	@sh .make/python_environment.sh requirements-dev.txt
	@sh .make/test_tools.sh
	@cd .make/audit && npm ci --silent
	@$(BIN)/python -m tests.audit

words: ## bring the catalogues of interface words up to date, and count what lacks a translation
	@sh .make/python_environment.sh requirements-dev.txt
	@$(BIN)/python -m tests.catalogues

format: ## lay the Python code out as the tests ask
	@sh .make/python_environment.sh requirements-dev.txt
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

clean: ## remove what was built, and the caches (.venv and node_modules stay)
	@rm -rf site site.* .site* .cache .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find generator tests -type d -name __pycache__ -prune -exec rm -rf {} +
