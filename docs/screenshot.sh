#!/usr/bin/env bash
# Takes the screenshot that README.md shows, from the real report on the houses. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./cmd/fairset vet testdata/houses/houses.csv --target price --quiet --html "$work/houses.html"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
	--disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$work/profile" \
	--window-size=1200,1000 --screenshot="$PWD/docs/houses-report.png" "file://$work/houses.html" 2>/dev/null
