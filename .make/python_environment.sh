#!/bin/sh
# Makes .venv hold what a requirements file pins, and this project itself: python_environment.sh FILE
#
# The stamp in .venv repeats what was asked for and is written last. A .venv without a stamp was cut short and is
# made anew, and so is one that was moved (its scripts name their old place) or whose Python has gone.
set -eu
cd "$(dirname "$0")/.."
. .make/steps.sh

requirements=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
identity='import sys; print(sys.base_prefix, sys.version)'

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        set -- "$PYTHON"
    else
        set -- python3 python3.13 python3.12 python3.11 python3.14 python
    fi
    for candidate; do
        if "$candidate" -c "$new_enough" 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    fail "Python 3.11 or newer is needed, and none was found as: $*. Install one, or name it: PYTHON=/path/to/python3"
}

describe_environment() {
    pwd
    cat pyproject.toml requirements.txt "$1"
}

is_current() {
    describe_environment "$requirements" | cmp -s - ".venv/installed-$requirements"
}

is_whole() {
    grep -qsFx -- "$(pwd)" .venv/installed-* && .venv/bin/python -c 'import pip' 2>/dev/null
}

is_of_chosen_python() {
    [ -z "${PYTHON:-}" ] || [ "$("$PYTHON" -c "$identity" 2>/dev/null)" = "$(.venv/bin/python -c "$identity")" ]
}

# Debian keeps ensurepip apart from Python: there `venv` starts, and leaves half an environment behind.
has_venv() {
    "$python" -c 'import ensurepip, venv' 2>/dev/null
}

create_environment() {
    python=$(find_python)
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    if ! has_venv && is_root_on_debian; then
        install_debian_packages "$package" || :
    fi
    has_venv || fail "$python cannot make a virtual environment. On Debian and Ubuntu: sudo apt-get install $package"
    rm -rf .venv
    quietly "$python" -m venv .venv
}

pip_install() {
    quietly .venv/bin/python -m pip install -q --disable-pip-version-check "$@"
}

install_requirements() {
    printf 'Installing what %s lists into .venv.\n' "$requirements"
    rm -f .venv/installed-*
    pip_install --only-binary :all: -r "$requirements"
    pip_install --no-deps --no-build-isolation -e .
    for file in requirements.txt "$requirements"; do
        describe_environment "$file" >".venv/installed-$file"
    done
}

if is_whole && is_of_chosen_python; then
    if is_current; then exit 0; fi
else
    create_environment
fi
install_requirements
