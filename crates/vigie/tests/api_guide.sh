#!/usr/bin/env bash
# Runs the commands of docs/api.md, in their order, as somebody would who
# copies them into one terminal. DEMO_JSON names the accounts of a running
# demonstration (default: data/demo/demo.json).
set -euo pipefail

guide=$(dirname "$0")/../../../docs/api.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

{
  printf 'set -euo pipefail\n'
  awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$guide"
} >"$work/commands.sh"

bash "$work/commands.sh" >"$work/answers" 2>&1 || {
  cat "$work/answers" >&2
  printf 'FAILED: a command of docs/api.md\n' >&2
  exit 1
}
printf 'The commands of docs/api.md work.\n'
