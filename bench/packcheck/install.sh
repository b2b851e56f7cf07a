#!/usr/bin/env bash
# Installs what checks the pack of a brief in tests into a virtual environment outside the tree.
set -euo pipefail
cd "$(dirname "$0")"
venv=${FAIRSET_VENV:-$HOME/.cache/fairset/packcheck}
if ! cmp -s requirements.txt "$venv/installed.txt"; then
	python3 -m venv "$venv"
	"$venv/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt
	cp requirements.txt "$venv/installed.txt"
fi
