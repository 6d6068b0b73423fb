# The targets that people and CI use. PYTHON is what the virtual environment is made with.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INDEX := build/demo-index
DATA ?= data

.PHONY: demo test lint train clean

demo: $(VENV)/installed
	@$(BIN)/attest ingest --index $(INDEX) seeds/
	@$(BIN)/attest ask --index $(INDEX) "who killed Khalimov?"

test: lint
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Trains the reader on the question-answer data in the folder DATA (hours on two cores), then fits
# the confidence model; replaces what is in qa/weights/.
# The two settings keep glibc from giving large tensors back to the system at every step (LOG.md).
train: export MALLOC_MMAP_THRESHOLD_ = 2000000000
train: export MALLOC_TRIM_THRESHOLD_ = 20000000000
train: $(VENV)/installed
	$(BIN)/python -m qa.training train $(DATA) build/reader-0 --seed 0
	$(BIN)/python -m qa.training train $(DATA) build/reader-1 --seed 1
	$(BIN)/python -m qa.training export $(DATA) qa/weights build/reader-0 build/reader-1
	$(BIN)/python -m qa.training calibrate $(DATA) seeds qa/weights

# The stamp is written last, so that an installation that broke off is begun again.
$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf build dist $(VENV)
