#!/usr/bin/env bash
# Kills fairset batch at random moments, 50 times by default, and compares what the last
# run leaves with an uninterrupted one, byte for byte.
#
# Usage: bench/kill/run.sh CATALOGUE [TIMES]
set -euo pipefail
catalogue=$(realpath "$1") times=${2:-50}
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go build -o "$work/fairset" ./cmd/fairset
cd "$work"
start=$(date +%s%N)
./fairset batch "$catalogue" -o whole --quiet
took=$((($(date +%s%N) - start) / 1000000))
killed=0
for i in $(seq "$times"); do
	[ $((i % 10)) = 1 ] && rm -rf out
	./fairset batch "$catalogue" -o out --quiet &
	sleep "$(awk -v ms="$took" -v seed="$i" 'BEGIN { srand(seed); printf "%.3f", rand() * ms / 3000 }')"
	kill -9 $! 2>/dev/null && killed=$((killed + 1))
	wait $! 2>/dev/null || true
	if [ $((i % 10)) = 0 ]; then
		./fairset batch "$catalogue" -o out --quiet
		diff -r whole out && echo "kill: the same after $i"
	fi
done
echo "kill: killed $killed of $times runs; $(find whole -type f | wc -l) files are the same"
