#!/bin/sh
# Finds a Python that is new enough and hands over to tools/prepare.py.
# The environment's own Python comes first: it is there on every call but the first, and starts fastest.
set -eu
cd "$(dirname "$0")/.."

found=
for python in ${ASSAY_PYTHON:-} .venv/bin/python python3 python3.14 python3.13 python3.12 python3.11; do
    command -v "$python" >/dev/null 2>&1 || continue
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" -B -m tools.prepare "$@"
    fi
    found=${found:-$("$python" --version 2>&1 || true)}
done

if [ -n "$found" ]; then
    echo "Assay needs Python 3.11 or newer, and this machine has only $found." >&2
else
    echo "Assay needs Python 3.11 or newer; on Debian or Ubuntu: apt install python3 python3-venv" >&2
fi
exit 1
