# Homedrop: everything a person or a machine runs in this repository.
# The two that matter: `make run` (build and start it here) and `make test` (every test).

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup run build client daemon deb test-same test-install test-foreign test test-client test-daemon e2e coverage coverage-daemon coverage-client check deny shots bench fuzz clean

CARGO ?= cargo
# The end-to-end tests and benchmarks make network namespaces, which only root may.
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo --preserve-env=PATH,HOME,HOMEDROP_BINARY,CHROMIUM,RELEASE)
BINARY := target/release/homedrop

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: ## build what changed and start it on https://localhost:8443, without root
	@.ci/setup build
	$(MAKE) --no-print-directory build
	$(BINARY) run --config config/dev.toml --state-dir target/run-state

build: client daemon ## the client, then the daemon that carries it

client: web/node_modules/.package-lock.json
	npm --prefix web run build

daemon: client
	packaging/cargo-release

deb: ## Debian packages for amd64, arm64 and armhf into target/deb
	@.ci/setup build deb cross
	$(MAKE) --no-print-directory build
	for arch in amd64 arm64 armhf; do packaging/build-deb $$arch; done
	packaging/check-deb target/deb/homedrop_*.deb

test-same: deb ## the packages once more, elsewhere and later: the same bytes
	packaging/check-same amd64 arm64 armhf

# The version before is these sources under a lower number.
test-install: tests/e2e/node_modules/.package-lock.json ## the package's whole life on a Debian with systemd (RELEASE=bookworm or trixie)
	@.ci/setup build deb e2e install
	$(MAKE) --no-print-directory build
	rm -f target/deb/*.deb
	packaging/build-deb amd64
	packaging/check-deb target/deb/homedrop_*_amd64.deb
	packaging/build-deb amd64 "$$(packaging/version)~before"
	$(AS_ROOT) node --test --test-reporter=spec tests/install/install.test.mjs

test-foreign: deb ## the packages of the Pi installed and serving in an emulated machine (minutes; RELEASE=bookworm or trixie)
	@.ci/setup foreign
	for arch in arm64 armhf; do $(AS_ROOT) tests/install/foreign $$arch; done

test: ## every test: client, daemon, end to end
	@.ci/setup build test e2e
	$(MAKE) --no-print-directory test-client build test-daemon e2e

test-client: web/node_modules/.package-lock.json
	npm --prefix web test

# The whole-daemon tests embed the client, so it is built first.
test-daemon: client
	@.ci/setup build test
	$(CARGO) test --locked

e2e: tests/e2e/node_modules/.package-lock.json ## real browsers on a LAN of namespaces against the real daemon (needs `make build`)
	$(AS_ROOT) npm --prefix tests/e2e test

coverage: coverage-daemon coverage-client ## which lines of src and web/src the tests reach: at least 90 and 85 % (half an hour)

coverage-daemon: client
	@.ci/setup build test $(if $(SCENES),e2e)
	tests/coverage/daemon

coverage-client: web/node_modules/.package-lock.json tests/e2e/node_modules/.package-lock.json
	@.ci/setup build e2e
	tests/coverage/client

check: ## formatting, lints, types, layers, spelling
	@.ci/setup build check
	$(MAKE) --no-print-directory client
	$(MAKE) --no-print-directory tests/e2e/node_modules/.package-lock.json
	.ci/check

deny: ## terms, doubles and sources of every dependency (installs cargo-deny)
	command -v cargo-deny >/dev/null || $(CARGO) install --locked cargo-deny
	$(CARGO) deny check licenses bans sources

shots: tests/e2e/node_modules/.package-lock.json ## pictures of every screen into target/shots, of the README into docs/images (needs `make build`)
	@.ci/setup e2e shots
	$(AS_ROOT) node tests/e2e/shots.mjs

bench: tests/e2e/node_modules/.package-lock.json ## side-by-side measurements into docs/benchmarks.md
	@.ci/setup build test e2e bench
	$(MAKE) --no-print-directory build
	HOMEDROP_BINARY=$(CURDIR)/$(BINARY) $(CARGO) bench --locked --bench load | tee target/load.txt
	$(CARGO) build --quiet --release --locked --manifest-path benches/relay-load/Cargo.toml --target-dir target/relay-load
	$(CARGO) build --quiet --release --locked --manifest-path benches/link-emulator/Cargo.toml
	$(AS_ROOT) node benches/side-by-side/run.mjs

# Findings are written to fuzz/artifacts; put one into fuzz/seeds when it is mended, and it stays a test.
FUZZ_SECONDS ?= 1200
fuzz: web/node_modules/.package-lock.json ## made-up input for every reader of the network, FUZZ_SECONDS each (needs cargo-fuzz)
	for target in $$(cargo fuzz list); do \
	  mkdir -p fuzz/corpus/$$target; \
	  cargo fuzz run --sanitizer none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- -max_total_time=$(FUZZ_SECONDS) -timeout=5 -rss_limit_mb=1024; \
	done
	FUZZ_RUNS=$$(($(FUZZ_SECONDS) * 30)) npm --prefix web test -- tests/fuzz --testTimeout=0

clean: ## forget what was built
	$(CARGO) clean
	rm -rf web/dist web/node_modules tests/e2e/node_modules

%/node_modules/.package-lock.json: %/package-lock.json %/package.json
	npm --prefix $* ci --no-audit --no-fund
	@touch $@
