#!/bin/sh
# Builds echarts.min.js and its licence text from the locked npm packages. Run it
# after a change of charts.js or package.json, and commit what it wrote.
set -eu
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
node node_modules/esbuild/install.js
npx esbuild charts.js --bundle --minify --format=iife --global-name=echarts \
  --target=es2018 --charset=ascii --legal-comments=none \
  --define:process.env.NODE_ENV='"production"' --outfile=echarts.min.js
{
  echo "echarts.min.js contains parts of Apache ECharts 6.1.0 and ZRender."
  echo
  echo "== Apache ECharts: NOTICE =="
  cat node_modules/echarts/NOTICE
  echo
  echo "== Apache ECharts: LICENSE =="
  cat node_modules/echarts/LICENSE
  echo
  echo "== Apache ECharts: licenses/LICENSE-d3 =="
  cat node_modules/echarts/licenses/LICENSE-d3
  echo
  echo "== ZRender: LICENSE =="
  cat node_modules/zrender/LICENSE
} > echarts.LICENSE.txt
wc -c echarts.min.js
