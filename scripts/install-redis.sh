#!/usr/bin/env bash
# Unpacks a Redis server from the packages of this Debian into DIR, for tests, without root or containers and without
# installing anything on the host. Afterwards DIR/redis-server runs it.
# The packages come from the mirror configured for apt and are checked against its signed index.
set -euo pipefail

target=$(realpath -m "${1:?usage: install-redis.sh DIR}")
if [ -x "$target/redis-server" ]; then exec "$target/redis-server" --version; fi

mkdir -p "$target"
work=$(mktemp -d "$target/.apt-XXXXXX")
trap 'rm -rf "$work"' EXIT
# Without root the lists of the host cannot be renewed, and they may be missing: these are our own.
mkdir -p "$work"/{lists/partial,cache/archives/partial,root}
cat > "$work/apt.conf" <<CONF
Dir::State::lists "$work/lists";
Dir::Cache "$work/cache";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11 { DefaultEnabled "false"; };
Acquire::Check-Valid-Until "false";
Acquire::Retries "3";
APT::Install-Recommends "false";
APT::Sandbox::User "";
CONF
export APT_CONFIG=$work/apt.conf
apt-get update -qq

# The server and its missing dependencies.
packages=$(apt-get install -y --print-uris -qq redis-server | awk '{sub(/_.*/, "", $2); print $2}')
cd "$work"
apt-get download -qq $packages
for package in *.deb; do dpkg-deb -x "$package" root; done
rm -rf "$work/root/usr/share" "$target/root"
mv "$work/root" "$target/root"

cat > "$work/redis-server" <<'WRAPPER'
#!/bin/sh
root="$(cd "$(dirname "$(readlink -f "$0")")" && pwd)/root"
for libraries in "$root"/usr/lib/*-linux-gnu; do :; done
LD_LIBRARY_PATH="$libraries" exec "$root/usr/bin/redis-server" "$@"
WRAPPER
chmod +x "$work/redis-server"
mv "$work/redis-server" "$target/redis-server"
"$target/redis-server" --version
