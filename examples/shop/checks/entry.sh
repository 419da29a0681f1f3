#!/bin/sh
# Looks at an entry from outside, as a stranger would: checks/entry.sh https://staging.shop.example
set -eu
entry=${1:?"name the entry, such as https://staging.shop.example"}
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
wrong=0

complain() {
  echo "$entry $1" >&2
  wrong=1
}

curl -sS --tlsv1.2 -o /dev/null -D "$headers" "$entry/" || complain "does not speak TLS 1.2 with a valid certificate"
for header in strict-transport-security content-security-policy x-content-type-options; do
  grep -qi "^$header:" "$headers" || complain "sends no $header"
done

curl -sS -o /dev/null -D "$headers" -H 'Origin: https://stranger.example' "$entry/api/products"
if grep -qi '^access-control-allow-origin: \*' "$headers"; then
  complain "lets the pages of strangers read its answers"
fi

refused=$(seq 200 | xargs -P 20 -I{} curl -s -o /dev/null -w '%{http_code}\n' "$entry/api/products" | grep -c 429 || true)
[ "$refused" -gt 0 ] || complain "never answers 429, however often it is asked"
exit $wrong
