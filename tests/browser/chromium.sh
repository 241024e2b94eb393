#!/bin/sh
# A browser for the tests: the one that is there, else Debian's where we may install it.
# Never fails: without a browser the tests that need one are skipped, and say so.
set -u
for name in ${RASHOMON_CHROMIUM:-} chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "No chromium here: the browser tests will be skipped (Debian: apt-get install chromium)"
    exit 0
fi
echo "Installing chromium for the browser tests (once)"
export DEBIAN_FRONTEND=noninteractive
quick="-qq -o Acquire::Retries=1 -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=120"
# shellcheck disable=SC2086
{ timeout 120 apt-get $quick update && timeout 600 apt-get $quick install -y --no-install-recommends chromium; } \
    >/dev/null 2>&1 </dev/null ||
    echo "chromium cannot be installed here: the browser tests will be skipped"
exit 0
