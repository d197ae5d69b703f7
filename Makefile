# planforge: `make demo` shows it, `make test` proves it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := plan_specs/nang-cao-chi-so-papi/2024/tinh-dak-lak.yaml
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test quick format lint types contracts bench bench-rollover golden schema frames messages picture wheel clean office-tools

help:
	@echo "make demo      cài planforge vào $(VENV) và tạo một kế hoạch mẫu trong outputs/"
	@echo "make test      kiểm tra tất cả: định dạng, lint, kiểu, ranh giới, test"
	@echo "make quick     các test nhanh (không LibreOffice)"
	@echo "make bench     đo tốc độ"
	@echo "make golden    ghi lại kết quả mẫu của test (rồi đọc git diff)"
	@echo "make schema frames messages picture wheel    làm lại các tệp được sinh ra"

# --- installing -----------------------------------------------------------------------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Cần Python 3.11 trở lên."; exit 1; }
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { \
	  rm -rf $(VENV); \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null && $(PYTHON) -m venv $(VENV); \
	  else echo "Thiếu gói python3-venv: cài bằng «apt-get install python3-venv» rồi chạy lại."; exit 1; fi; }

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml constraints.txt
	@$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# As root on Debian what the office tests need is installed; otherwise they say that they are skipped.
office-tools:
	@if command -v soffice >/dev/null && command -v pdftoppm >/dev/null \
	    && [ -e "$$(dirname "$$(readlink -f "$$(command -v soffice)")")/libsclo.so" ] \
	    && fc-list ':charset=1ebf 1edb 1b0' family 2>/dev/null | grep -qE 'Liberation Serif|Tinos|Times New Roman'; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Cài LibreOffice Writer và Calc, poppler-utils, fonts-liberation2 …"; \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	    libreoffice-writer libreoffice-calc poppler-utils fontconfig fonts-liberation2 >/dev/null; \
	else echo "Thiếu LibreOffice, poppler-utils hoặc fonts-liberation2: các test văn phòng sẽ được bỏ qua."; fi

# --- the two commands of the README -----------------------------------------------------------------------------

demo: $(VENV)/.installed
	@formats=docx; command -v soffice >/dev/null && formats=docx,pdf; \
	  $(BIN)/planforge render $(DEMO) --to $$formats --output outputs
	@command -v soffice >/dev/null || echo "(Máy chưa có LibreOffice nên chưa tạo PDF.)"

test: $(VENV)/.installed-dev office-tools
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/pytest -n 2 --dist loadgroup

quick: $(VENV)/.installed-dev
	$(BIN)/pytest -n 2 -m "not office"

# --- the parts of `make test`, and what is made by hand ----------------------------------------------------------

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

bench-rollover: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.rollover

golden: $(VENV)/.installed-dev
	$(BIN)/pytest -n 2 -m "not office" tests/golden tests/messages --accept

schema: $(VENV)/.installed
	$(BIN)/planforge schema > plan_specs/schema.json

frames: $(VENV)/.installed
	$(BIN)/python -m tests.support.pack_frames

# The .pot is only a step on the way. Dates, line numbers and obsolete messages stay out, so that nothing changes
# when no message has.
messages: $(VENV)/.installed-dev
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg --no-wrap --sort-by-file --add-location=file --omit-header \
	  -o build/planforge.pot planforge
	$(BIN)/pybabel -q update -N --no-wrap --ignore-obsolete --ignore-pot-creation-date \
	  -D planforge -i build/planforge.pot -d planforge/locale -l en
	@rm build/planforge.pot
	$(BIN)/pybabel -q compile -D planforge -d planforge/locale -l en
	$(BIN)/pybabel -q compile -D messages -d planforge/locale -l vi

picture: demo
	pdftoppm -r 60 -png -f 1 -l 1 -singlefile outputs/nang-cao-chi-so-papi/2024/tinh-dak-lak/ke-hoach.pdf docs/images/ke-hoach
	pdftoppm -r 60 -png -f 10 -l 10 -singlefile outputs/nang-cao-chi-so-papi/2024/tinh-dak-lak/ke-hoach.pdf docs/images/phu-luc

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
