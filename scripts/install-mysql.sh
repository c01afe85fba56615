#!/usr/bin/env bash
# Unpacks a MySQL server and its clients from Debian's packages into DIR, for tests, without root or containers and
# without installing anything on the host. Afterwards DIR/mysqld runs it; DIR/mysql, DIR/mysqldump and DIR/mysqlbinlog
# are the clients.
# The packages come from the mirror configured for apt and are checked against its signed index. They are from
# unstable, the only suite with MySQL, and include their own libc, so they run on any Debian.
set -euo pipefail

target=$(realpath -m "${1:?usage: install-mysql.sh DIR}")
if [ -x "$target/mysqld" ] && [ -x "$target/mysqldump" ]; then exec "$target/mysqld" --version; fi

mirror=$(awk '/^URIs:/ {print $2; exit}' /etc/apt/sources.list.d/debian*.sources /etc/apt/sources.list.d/*.sources 2>/dev/null || true)
if [ -z "$mirror" ]; then
  mirror=$(awk '$1 == "deb" {for (i = 2; i <= NF; i++) if ($i ~ /^http/) {print $i; exit}}' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true)
fi
if [ -z "$mirror" ]; then echo 'No Debian mirror in the sources of apt' >&2; exit 1; fi
keyring=$(ls /usr/share/keyrings/debian-archive-keyring.* | head -n 1)

mkdir -p "$target"
work=$(mktemp -d "$target/.apt-XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,etc/preferences.d,etc/sources.list.d}
: > "$work/status"
echo "deb [signed-by=$keyring] $mirror sid main" > "$work/etc/sources.list"
cat > "$work/apt.conf" <<CONF
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
Dir::Etc::sourcelist "$work/etc/sources.list";
Dir::Etc::sourceparts "$work/etc/sources.list.d";
Dir::Etc::preferencesparts "$work/etc/preferences.d";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11 { DefaultEnabled "false"; };
Acquire::Check-Valid-Until "false";
Acquire::Retries "3";
APT::Install-Recommends "false";
APT::Sandbox::User "";
CONF
export APT_CONFIG=$work/apt.conf
apt-get update -qq

# With an empty dpkg status, apt lists a whole system. Keep only the programs and the libraries they load.
keep='mysql-server-core|mysql-client-core|libc6|libgcc-s1|libstdc[^/]*6|libaio1t64|libcurl4t64|libfido2-1|libgoogle-perftools4t64'
keep+='|libtcmalloc[^/]*|libicu[0-9]+|liblz4-1|libmecab2|libnuma1|libprotobuf[^/]*|libssl3t64|libtirpc[^/]*'
keep+='|libzstd1|zlib1g|libunwind8|liblzma5|libcbor[^/]*|libudev1|libcap2|libgssapi-krb5-2|libkrb5-3'
keep+='|libkrb5support0|libk5crypto3|libkeyutils1|libcom-err2|libnghttp[^/]*|libngtcp2[^/]*|libidn2-0'
keep+='|libunistring5|librtmp1|libssh2-1t64|libpsl5t64|libldap2|libsasl2-2|libsasl2-modules-db|libgnutls30t64'
keep+='|libhogweed6t64|libnettle8t64|libgmp10|libp11-kit0|libffi8|libtasn1-6|libbrotli1|libdb5.3t64|libedit2'
keep+='|libbsd0|libmd0|libtinfo6|libjemalloc2'

root=$work/root
mkdir "$root"
apt-get install -y --print-uris -qq mysql-server-core mysql-client-core | tr -d "'" | grep -E "/($keep)_" |
  while read -r uri file _ hash; do
    /usr/lib/apt/apt-helper -qq download-file "$uri" "$work/$file" "$hash"
    dpkg-deb -x "$work/$file" "$root"
    rm "$work/$file"
  done
rm -rf "$root"/usr/share/{doc,man,locale,lintian,bug}
rm -rf "$target/root"
mv "$root" "$target/root"

# One wrapper for each program, with the options that follow it.
wrap() {
  cat > "$work/${1##*/}" <<WRAPPER
#!/bin/sh
root="\$(cd "\$(dirname "\$(readlink -f "\$0")")" && pwd)/root"
for libraries in "\$root"/usr/lib/*-linux-gnu; do :; done
for loader in "\$libraries"/ld-linux-*.so.*; do :; done
exec "\$loader" --library-path "\$libraries:\$libraries/mysql:\$root/usr/lib/mysql/private" "\$root/usr/$1" ${2:-}"\$@"
WRAPPER
  chmod +x "$work/${1##*/}"
  mv "$work/${1##*/}" "$target/${1##*/}"
}
for client in mysql mysqldump mysqlbinlog; do wrap "bin/$client"; done
wrap sbin/mysqld '--no-defaults --basedir="$root/usr" --lc-messages-dir="$root/usr/share/mysql" \
  --character-sets-dir="$root/usr/share/mysql/charsets" --plugin-dir="$root/usr/lib/mysql/plugin" \
  --secure-file-priv=NULL '
"$target/mysqld" --version
