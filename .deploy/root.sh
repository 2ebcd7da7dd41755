#!/bin/sh
# root.sh FOLDER: unpack the Debian packages that the service needs into FOLDER, the root of the container.
# There is no shell, no apt and no compiler in it. `apt-get update` must have been run; root rights are not needed.
set -eu
folder=$1
list=$(cd "$(dirname "$0")" && pwd)/root-packages.txt
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
rm -rf "$folder"
mkdir -p "$folder/var/lib/dpkg/status.d" "$folder/tmp" "$folder/proc" "$folder/dev/shm" "$folder/etc"
folder=$(cd "$folder" && pwd)
# shellcheck disable=SC2046 # one word a package
(cd "$here" && apt-get download -qq $(cat "$list"))
for package in "$here"/*.deb; do
  dpkg-deb --extract "$package" "$folder"
  # scanners of images read here which packages there are
  dpkg-deb --field "$package" > "$folder/var/lib/dpkg/status.d/$(dpkg-deb --field "$package" Package)"
done
rm -rf "$folder"/usr/share/doc "$folder"/usr/share/man "$folder"/usr/share/locale "$folder"/usr/share/lintian \
  "$folder"/usr/lib/*/gconv "$folder"/usr/lib/python3.11/test "$folder"/usr/lib/python3.11/lib2to3 \
  "$folder"/usr/lib/python3.11/pydoc_data
echo 'khorgos:x:10001:10001::/nonexistent:/sbin/nologin' > "$folder/etc/passwd"
echo 'khorgos:x:10001:' > "$folder/etc/group"
chmod 1777 "$folder/tmp" "$folder/dev/shm"
