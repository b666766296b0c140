#!/usr/bin/env bash
# Makes artifacts/arm64/research-pipeline: the command line of this checkout as a program for 64-bit ARM, which an emulator (QEMU) runs on
# x86-64; of several studies (--study=A --study=B) it runs one after the other. Nothing outside artifacts/arm64 changes: the sources are
# copied there and built, and packages of Debian and npm unpacked there.
# usage: build/arm64.sh && artifacts/arm64/research-pipeline run --study=smoke --artifacts=FOLDER
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$root/artifacts/arm64
checkout=$work/checkout
log=$work/log
mkdir -p "$checkout"
: >"$log"

fail() {
  local said
  said=$({ grep -v '^ *$' "$log" || true; } | head -n 3 | tr -s ' \n' ' ')
  echo "error: build/arm64.sh: $1${said:+ It began with: $said(all of it: $log)}" >&2
  exit 1
}

# Packages of Debian, for an architecture, into a folder: with lists of its own, so that it needs no rights and leaves the machine's alone.
unpack() {
  local architecture=$1 folder=$2 lists=$work/lists-$1
  shift 2
  [ ! -d "$folder" ] || return 0
  rm -rf "$folder.new" "$work/debs"
  mkdir -p "$lists/partial" "$work/debs" "$folder.new"
  local options=(
    "-oAPT::Architecture=$architecture" "-oAPT::Architectures=$architecture" "-oDir::State::Lists=$lists" -oDir::Cache::pkgcache= -oDir::Cache::srcpkgcache=
    -oAPT::Sandbox::User=)
  { apt-get "${options[@]}" -qq update && (cd "$work/debs" && apt-get "${options[@]}" -qq download "$@"); } >"$log" 2>&1 ||
    fail "apt does not deliver $* for $architecture; they are packages of Debian 12, and its sources must be reachable."
  for package in "$work"/debs/*.deb; do
    dpkg -x "$package" "$folder.new"
  done
  mv "$folder.new" "$folder"
}

# DuckDB's library of the version that is locked for all platforms; npm installs that of this machine alone.
unpack_duckdb() {
  local name=@duckdb/node-bindings-linux-arm64 version
  version=$(cd "$root" && node -p "require('./package-lock.json').packages['node_modules/$name'].version" 2>"$log") || fail "package-lock.json names no $name."
  duckdb=$work/duckdb-$version
  [ ! -d "$duckdb" ] || return 0
  rm -rf "$duckdb.new"
  mkdir -p "$duckdb.new"
  (cd "$duckdb.new" && npm pack --loglevel=error "$name@$version" && tar -xzf ./*.tgz --strip-components=1 && rm ./*.tgz) >"$log" 2>&1 ||
    fail "npm does not deliver $name@$version; its registry must be reachable."
  mv "$duckdb.new" "$duckdb"
}

# A checkout of its own: the program looks for one above itself, and a build for another processor leaves nothing in this one.
copy_sources() {
  find "$checkout" -type f -not -path '*/obj/*' -not -path '*/bin/*' -not -path "$checkout/program/*" -not -path "$checkout/node_modules/*" -delete
  (cd "$root" && tar -cf - --exclude=bin --exclude=obj --exclude=node_modules src experiments reports tests/Directory.Build.props tests/StudiesInTurn global.json ./*.sln ./*.props .editorconfig package.json package-lock.json) |
    tar -xf - -C "$checkout"
}

link_packages() {
  local modules=$checkout/node_modules
  : >"$log"
  [ -f "$root/node_modules/.package-lock.json" ] || fail "The packages of npm are not installed: dotnet cake --target=Toolchain"
  cmp -s "$root/package-lock.json" "$modules/.research-pipeline-installed" && return
  rm -rf "$modules"
  mkdir -p "$modules/@duckdb"
  find "$root/node_modules" -mindepth 1 -maxdepth 1 -not -name '.research-pipeline-*' -not -name @duckdb -exec ln -s -t "$modules" {} +
  ln -s "$root"/node_modules/@duckdb/* "$modules/@duckdb/"
  ln -sfn "$duckdb" "$modules/@duckdb/node-bindings-linux-arm64"
  cp "$root/package-lock.json" "$modules/.research-pipeline-installed"
}

# Compiled as one, instances of generic types that several assemblies share are compiled beforehand too: the smoke study then takes about half of the
# emulated processor's time.
publish() {
  (cd "$checkout" && MSBUILDDISABLENODEREUSE=1 dotnet publish tests/StudiesInTurn --configuration Release --runtime linux-arm64 --self-contained -p:PublishReadyToRun=true -p:PublishReadyToRunComposite=true --output program --nologo --verbosity quiet -p:RestoreLockedMode=false -p:RunAnalyzers=false) >"$log" 2>&1 ||
    fail "The program for linux-arm64 cannot be published; the packages of its runtime and of the compiler that prepares it (crossgen2) must be reachable."
}

unpack arm64 "$work/root" libc6 libgcc-s1 libssl3 libstdc++6 zlib1g
emulator=$(command -v qemu-aarch64-static) || { unpack "$(dpkg --print-architecture)" "$work/emulator" qemu-user-static; emulator=$work/emulator/usr/bin/qemu-aarch64-static; }
unpack_duckdb
copy_sources
link_packages
publish
# The emulator crashes where code is written through a second mapping of its page; a big first generation (bytes, hexadecimal) leaves
# little garbage to collect, and compiling once is faster than twice.
cat >"$work/research-pipeline" <<END
#!/bin/sh
export DOTNET_EnableWriteXorExecute=0 DOTNET_GCgen0size=100000000 DOTNET_TieredCompilation=0
exec "$emulator" -L "$work/root" "$checkout/program/ResearchPipeline.StudiesInTurn" "\$@"
END
chmod +x "$work/research-pipeline"
[ -f "$checkout/node_modules/.research-pipeline-hashes.json" ] || "$work/research-pipeline" record-packages >"$log" 2>&1 || fail "The program for linux-arm64 does not run."
