# Shared by the scripts beside it, which source it: how they speak, and how they install what the system lacks.

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Runs a command; its output is shown only when it fails.
quietly() {
    log=$(mktemp)
    outcome=0
    "$@" >"$log" 2>&1 || outcome=$?
    [ "$outcome" -eq 0 ] || cat "$log" >&2
    rm -f "$log"
    return "$outcome"
}

is_root_on_debian() {
    [ -f /etc/debian_version ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null
}

# Package lists may be old or absent, and a machine just started may still hold the lock.
install_debian_packages() {
    printf 'Installing %s, once.\n' "$*"
    quietly apt-get -qq update || return
    DEBIAN_FRONTEND=noninteractive quietly apt-get -qq -y --no-install-recommends \
        -o DPkg::Lock::Timeout=120 install "$@"
}
