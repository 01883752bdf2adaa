#!/bin/sh
# Installs the programs that tests ask of the system, from Debian's packages: for root, and in CI. On anybody else's
# machine it only says what is missing, and the tests that need it are skipped.
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
for tool in chromium:chromium exiftool:libimage-exiftool-perl nginx:nginx-light openssl:openssl; do
	program=${tool%%:*} package=${tool#*:}
	command -v "$program" >/dev/null && continue
	if command -v apt-get >/dev/null && { [ -z "$as_root" ] || [ -n "$CI" ]; }; then
		echo "Setting up: installing $package"
		$as_root apt-get update --quiet=2 && $as_root apt-get install --quiet=2 --yes "$package" >/dev/null && continue
	fi
	echo "There is no $program here, so the tests that need it are skipped. On Debian or Ubuntu: apt install $package" >&2
done
if command -v npm >/dev/null; then
	npm --prefix tests/github ci --silent
else
	echo "There is no npm here, so the examples of CommonMark's specification are skipped." >&2
fi
