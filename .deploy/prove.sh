#!/bin/bash
# Prove the steps of the Containerfile without a container engine, on Debian, as root: `make prove`.
#
#   build stage   a fresh Debian made by mmdebstrap, with the packages of build-packages.txt
#   make targets  run in it by a user without rights, twice: both results must be the same bytes
#   service       runs as user 10001 without capabilities on a read-only root; /readyz is asked
#
# BASE_TAR=file keeps the fresh Debian for the next time. The bar: under 350 MB.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "This needs root, to make a Debian root and to change into it."; exit 2; }
for tool in mmdebstrap unshare setpriv curl git; do
  command -v "$tool" >/dev/null || { echo "This needs $tool: apt-get install mmdebstrap util-linux curl git"; exit 2; }
done
cd "$(dirname "$0")/.."
work=$(mktemp -d) running=
# Its child is the first process of a namespace: with it all others there end. unshare itself ignores SIGTERM.
# shellcheck disable=SC2317 # trap calls it
end() { [ -z "$running" ] || { pkill -KILL -P "$running"; wait "$running" 2>/dev/null || true; }; rm -rf --one-file-system "$work"; }
trap end EXIT
began=$SECONDS
said() { printf '%4d s  %s\n' $((SECONDS - began)) "$*"; }
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct); export SOURCE_DATE_EPOCH

base=${BASE_TAR:-$work/base.tar}
[ -s "$base" ] || mmdebstrap --quiet --variant=minbase --aptopt='APT::Install-Recommends "false"' \
  --include="$(paste -sd, .deploy/build-packages.txt)" --dpkgopt=force-unsafe-io bookworm "$base"
mkdir "$work/debian" && tar -xf "$base" -C "$work/debian" --exclude='./dev/*'
said "a fresh Debian has the packages of the build stage"

inside() {  # inside USER COMMAND: run in the fresh Debian, which sees this machine's network and certificates
  unshare --mount --propagation private bash -c '
    mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc"
    mount --bind /etc/resolv.conf "$0/etc/resolv.conf" && mount --bind -o ro /etc/ssl "$0/etc/ssl"
    exec chroot --userspec="$1" "$0" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/builder \
      SOURCE_DATE_EPOCH="$2" NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
      bash -c "$3"' "$work/debian" "$1" "$SOURCE_DATE_EPOCH" "$2"
}
touch "$work/debian/etc/resolv.conf"
inside 0:0 'apt-get -qq update && useradd --create-home --uid 10001 builder && mkdir /srv/khorgos && chown builder /srv/khorgos'
for time in first second; do
  rm -rf "$work/debian/srv/khorgos" && mkdir "$work/debian/srv/khorgos"
  git ls-files -z --cached --others --exclude-standard | tar -c --null -T - | tar -x -C "$work/debian/srv/khorgos"
  chown -R 10001:10001 "$work/debian/srv/khorgos"
  inside 10001:10001 'cd /srv/khorgos && make service && make root'
  mkdir "$work/$time"
  cp -a "$work/debian/srv/khorgos/build/root/." "$work/$time/"
  mkdir "$work/$time/srv" 2>/dev/null || true
  cp -a "$work/debian/srv/khorgos/build/service" "$work/$time/srv/khorgos"
  tar -c --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -C "$work/$time" . > "$work/$time.tar"
  said "the $time build: sha256 $(sha256sum < "$work/$time.tar" | cut -c1-16)"
  [ -z "${ONCE:-}" ] || break
done
[ -n "${ONCE:-}" ] || cmp "$work/first.tar" "$work/second.tar" || { diff -rq "$work/first" "$work/second" | head; exit 1; }
bytes=$(stat -c %s "$work/first.tar")
said "the image has $((bytes / 1000000)) MB; compressed $(gzip -1 < "$work/first.tar" | wc -c | awk '{printf "%d", $1 / 1e6}') MB"
[ "$bytes" -lt 350000000 ] || { echo "It has more than 350 MB."; exit 1; }

root=$work/first port=$((20000 + RANDOM % 9000))
chown -R 0:0 "$root"
unshare --mount --pid --fork --propagation private bash -c '
  root=$0
  mount --bind "$root" "$root" && mount -o remount,bind,ro "$root"
  mount -t tmpfs -o mode=1777,size=64m tmpfs "$root/tmp"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev" && mkdir -m 1777 "$root/dev/shm"
  for device in null zero urandom random; do touch "$root/dev/$device" && mount --bind "/dev/$device" "$root/dev/$device"; done
  mount -t proc proc "$root/proc"
  cd "$root"
  exec setpriv --no-new-privs chroot --userspec=10001:10001 . \
    /srv/khorgos/.venv/bin/python -c "
import os
os.chdir(\"/srv/khorgos\")
os.environ.clear()
os.environ.update(HOST=\"127.0.0.1\", PORT=\"$1\", PYTHONDONTWRITEBYTECODE=\"1\", MPLCONFIGDIR=\"/tmp\", KHORGOS_LOG_LEVEL=\"warning\")
try:
    open(\"/srv/khorgos/x\", \"w\")
except OSError as fault:
    print(\"user\", os.getuid(), \"cannot write:\", fault.strerror, flush=True)
else:
    raise SystemExit(\"the root can be written\")
os.execv(\".venv/bin/python\", [\".venv/bin/python\", \"-m\", \"gunicorn\", \"app:server\"])"' "$root" "$port" &
running=$! started=$SECONDS
until curl -sf "http://127.0.0.1:$port/readyz" > "$work/ready"; do
  kill -0 "$running" 2>/dev/null || { echo "The service ended."; exit 1; }
  [ $((SECONDS - started)) -lt 120 ] || { echo "It was not ready within 120 s."; exit 1; }
  sleep 0.3
done
said "ready $((SECONDS - started)) s after the start: $(cat "$work/ready")"
for path in / /country/kazakhstan?lang=ru /csv/headline /csv/headline.xlsx /image/headline.png /tables/totals.csv /api/charts/headline.parquet; do
  status=$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$path")
  [ "$status" = 200 ] || { echo "$path answers $status"; exit 1; }
done
said "pages, tables, a workbook, Parquet and a picture are answered"
