#!/bin/sh
# Finds, and on Debian as root installs, what the tests need besides Python. Elsewhere a missing tool is named in
# one line and its tests skip.
set -eu
cd "$(dirname "$0")/.."
. .make/steps.sh

jar=node_modules/vnu-jar/build/dist/vnu.jar
installed_lock=node_modules/installed-lock.json

has_chromium() {
    for candidate in "${CHROMIUM:-chromium}" chromium-browser google-chrome google-chrome-stable; do
        if command -v "$candidate" >/dev/null; then return; fi
    done
    return 1
}

# The letters that pages ask for on paper, or ones of their width; other systems have them.
has_letters() {
    ls -d /usr/share/fonts/truetype/liberation* >/dev/null 2>&1
}

has_ssh_keygen() {
    command -v ssh-keygen >/dev/null
}

# Playwright brings its own Node, which a small system lacks one library for.
has_browser_driver() {
    .venv/bin/python -m playwright --version >/dev/null 2>&1
}

# Not `command -v`: macOS has a `java` that only asks for Java.
has_java() {
    java -version >/dev/null 2>&1
}

# Reads PDFs back, as a second opinion beside pikepdf.
has_poppler() {
    command -v pdftotext >/dev/null
}

has_jq() {
    command -v jq >/dev/null
}

has_npm() {
    command -v npm >/dev/null
}

has_checker() {
    [ -f "$jar" ] && cmp -s package-lock.json "$installed_lock"
}

install_missing() {
    missing=
    # Ubuntu's package of that name is only a pointer to a snap.
    has_chromium || grep -qsx 'ID=ubuntu' /etc/os-release || missing="$missing chromium"
    has_letters || missing="$missing fonts-liberation"
    has_browser_driver || missing="$missing libatomic1"
    has_java || missing="$missing default-jre-headless"
    has_ssh_keygen || missing="$missing openssh-client"
    has_jq || missing="$missing jq"
    has_poppler || missing="$missing poppler-utils"
    has_checker || has_npm || missing="$missing npm"
    if [ -n "$missing" ]; then
        # Unquoted on purpose: one word for each package.
        install_debian_packages $missing || :
    fi
}

install_checker() {
    printf 'Installing the W3C checker into node_modules.\n'
    quietly npm ci --silent && cp package-lock.json "$installed_lock"
}

if is_root_on_debian; then install_missing; fi
has_chromium || printf 'No Chromium: install it (Debian: chromium; or Google Chrome) to run the browser tests.\n'
has_browser_driver || printf 'No libatomic: install it (Debian: libatomic1) to run the browser tests.\n'
has_ssh_keygen || printf 'No ssh-keygen: install it (Debian: openssh-client) to run the tests of signatures.\n'
has_java || printf 'No Java: install it (Debian: default-jre-headless) to run the W3C checker.\n'
has_poppler || printf 'No poppler: install it (Debian: poppler-utils) to run the tests of printed sheets.\n'
has_jq || printf 'No jq: install it (Debian: jq) to run the scripts of the workflows.\n'
if has_checker; then
    :
elif has_npm; then
    install_checker || printf 'npm could not fetch the W3C checker: its tests will not run.\n'
else
    printf 'No npm: install it (Debian: npm) to fetch the W3C checker.\n'
fi
