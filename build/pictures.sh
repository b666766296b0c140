#!/usr/bin/env bash
# Draws the pictures of README and docs that show the program, of what it says and shows now: docs/compare.svg, docs/compare-page.png and
# docs/explorer.png. It needs Chromium, and what `dotnet cake` makes: a build, the packages of npm, and the main study's run.
# usage: build/pictures.sh
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CHROMIUM=$(command -v chromium) || { echo "error: build/pictures.sh: Chromium is not installed (Debian: chromium)." >&2; exit 1; }
export CHROMIUM
program=src/Cli/bin/Release/net10.0/research-pipeline.dll
[ -f "$program" ] || { echo "error: build/pictures.sh: $program is not built. Run this first: dotnet cake --target=Build" >&2; exit 1; }
rows='^[AB] |→|^(measure|mse|pearson|dead) |spread over'

pipeline() {
  dotnet "$program" "$@" --artifacts="$work/artifacts"
}

# What was typed, and the lines of the answer that the picture has room for.
show() {
  echo "\$ research-pipeline compare $* | grep -E '$rows'"
  pipeline compare "$@" | grep -E "$rows"
  echo
}

for change in "" --seed=43 --epochs=8; do
  pipeline run --study=smoke --until=figures ${change:+"$change"} >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
done
page=$(pipeline compare smoke epochs8 seed43 --html="$work/compared.html" | tail -n 1)
{ show smoke seed43; show smoke epochs8; echo '$ research-pipeline compare smoke epochs8 seed43 --html=compared.html | tail -1'; echo "${page/$work\//}"; } |
  node tests/tools/terminal-svg.mjs 112 >"$work/compare.svg"
mv "$work/compare.svg" docs/compare.svg
node tests/tools/photograph.mjs "file://$work/compared.html" 1280 900 1 docs/compare-page.png
explorer=$(dotnet "$program" explore | tail -n 1 | grep -o '/.*index.html')
node tests/tools/photograph.mjs "file://$explorer#/atlas" 1080 906 0.8 docs/explorer.png
echo "drawn: docs/compare.svg docs/compare-page.png docs/explorer.png"
