#!/usr/bin/env bash
# Asks a deployed platform what every visitor asks first, from outside. Usage: deploy/smoke.sh https://ptsd.example
set -euo pipefail
origin=${1:?usage: $0 ORIGIN}
expect() { # path, status, text that the answer holds
  local answer
  answer=$(curl -sS --retry 90 --retry-delay 2 --retry-all-errors --max-time 10 -w '\n%{http_code}' "$origin$1")
  [ "${answer##*$'\n'}" = "$2" ] && grep -qF "$3" <<<"$answer" || { echo "smoke: $1 is not as expected: ${answer:0:300}" >&2; exit 1; }
  echo "smoke: $1 $2"
}
expect / 200 '<div id="root"'
expect /api/plans 200 '"priceKrwPerMonth"'
expect /.well-known/jwks.json 200 '"kty"'
expect /api/users/me 401 'token_missing'
expect /api/subscriptions 401 'token_missing'
expect /s/00000000000 404 ''
expect /internal/tenants/aaaaaaaaaaaa/address 404 'not_found'
echo "smoke: passed"
