# The steps are in scripts/tasks.py, which also runs without make: python scripts/tasks.py run
PYTHON ?= python3

.PHONY: run test bench screenshots static clean
run test bench screenshots static clean:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) tidak ditemukan. Pasang Python 3.11 atau lebih baru, lalu ulangi."; exit 1; }
	@exec $(PYTHON) scripts/tasks.py $@
