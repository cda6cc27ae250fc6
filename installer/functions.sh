# SPDX-License-Identifier: Apache-2.0
# Shared by quickstart, test and the scripts of CI: packages, progress, configuring and building. Sourced by bash.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }

# Runs a command as root: as it is when we are root, with sudo otherwise.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"
  else die "These packages need root to install and there is no sudo: ask your administrator to run: $*"; fi
}

packages_of() { # GROUP...
  local group
  for group in "$@"; do awk -v g="$group" '$1 == g { print $2 }' "$root/installer/packages.list"; done
}

# Installs what is missing of the groups; asks for sudo only then.
need_packages() { # GROUP...
  local missing=() package
  for package in $(packages_of "$@"); do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return 0
  command -v apt-get >/dev/null || die "This needs Debian 12 or a system with apt-get; missing packages: ${missing[*]}"
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  as_root apt-get update -q || say "The package lists could not all be brought up to date; going on with those that are there"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends "${missing[@]}" ||
    die "The packages could not be installed; what apt-get said stands above. Mend that and run this again."
  # A package that brings a server starts it at once; ours are started by the tests themselves, on ports of their own.
  local service
  for service in nginx haproxy nsd redis-server postgresql mariadb slapd; do
    [[ " ${missing[*]} " == *" $service"[\ -]* && -e /run/systemd/system ]] && as_root systemctl disable --now "$service" 2>/dev/null
  done
  return 0
}

# Unpacks the peers into build/peers/NAME; the libraries that they need and the machine lacks are unpacked with them.
fetch_peers() {
  local package dir
  for package in $(packages_of peers); do
    dir="$root/build/peers/$package"
    [ -e "$dir/done" ] && continue
    say "Unpacking $package for the tests (not installing it)"
    rm -rf "$dir"; mkdir -p "$dir/deb" "$dir/root"
    ( cd "$dir/deb"
      mapfile -t wanted < <(apt-get -s install --no-install-recommends "$package" 2>/dev/null | awk '/^Inst/ { print $2 }')
      [ ${#wanted[@]} -gt 0 ] || wanted=("$package")
      apt-get download -q "${wanted[@]}" || { as_root apt-get update -q && apt-get download -q "${wanted[@]}"; } ) || die "$package could not be downloaded; run 'apt-get update' and try again."
    for deb in "$dir"/deb/*.deb; do dpkg -x "$deb" "$dir/root"; done
    rm -rf "$dir/deb"; touch "$dir/done"
  done
}

# Builds as a whole: headers precompiled, several files compiled as one. Where files do not get along with each other, and
# after any other error, it goes on file by file, so that the error that stays is the real one.
build_preset() { # PRESET [target...]
  local preset=$1; shift
  say "Configuring ($preset)"
  configure_preset "$preset" -DPOSTROOM_PCH=ON -DPOSTROOM_UNITY=ON
  say "Building ($preset); the first time takes some minutes"
  ( cd "$root" && cmake --build --preset "$preset" ${*:+--target "$@"} ) && return 0
  say "Building ($preset) file by file"
  configure_preset "$preset" -DPOSTROOM_PCH=OFF -DPOSTROOM_UNITY=OFF
  ( cd "$root" && cmake --build --preset "$preset" ${*:+--target "$@"} ) || die "The build failed; the first error stands above."
}

# A folder that another compiler or place was used in is begun anew.
configure_preset() { # PRESET OPTION...
  local preset=$1; shift
  ( cd "$root" && { cmake --preset "$preset" -Wno-dev "$@" || cmake --fresh --preset "$preset" -Wno-dev "$@"; } >"$root/build/configure-$preset.log" 2>&1 ) ||
    { tail -30 "$root/build/configure-$preset.log" >&2; die "Configuring failed; the whole output is in build/configure-$preset.log"; }
}
