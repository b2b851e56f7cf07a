#!/usr/bin/env bash
# Measures fairset beside DuckDB (and pandas, with PANDAS=1) on generated files:
#   bench/peers/run.sh [SIZE [ROUNDS]]      such as 1GB 5; default 300MB 3
# Everything it needs lies in $BENCH (default /tmp/bench), outside the tree.
set -euo pipefail
cd "$(dirname "$0")/../.."
size=${1:-300MB} rounds=${2:-3} to=${BENCH:-/tmp/bench}
mkdir -p "$to"
[ -x "$to/peers/bin/python" ] || python3 -m venv "$to/peers"
"$to/peers/bin/pip" install --quiet --disable-pip-version-check --requirement bench/peers/requirements.txt
go build -o "$to/fairset" ./cmd/fairset
go build -o "$to/read" ./bench/read
go build -C bench/peers/arrowcsv -o "$to/arrowcsv"
make() { # KIND FORMAT
	file=$to/$1-$size.$2
	[ -s "$file" ] || go run ./bench/gen -kind "$1" -size "$size" -format "$2" -o "$file"
	files+=("$file")
}
files=()
make mixed csv
make numeric csv
make wide csv
make mixed ndjson
parquet=$to/mixed-$size.parquet
[ -s "$parquet" ] || "$to/peers/bin/python" -c "import duckdb; duckdb.sql(\"COPY (FROM '$to/mixed-$size.csv') TO '$parquet'\")"
files+=("$parquet")
"$to/peers/bin/python" bench/peers/compare.py "$to/fairset" "$rounds" "${files[@]}"
