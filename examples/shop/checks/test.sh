#!/bin/sh
# Starts back end and front end on ports of their own and calls each address once: checks/test.sh
set -eu
cd "$(dirname "$0")/.."
backend=${BACKEND_PORT:-18081}
frontend=${FRONTEND_PORT:-18080}

PORT=$backend java backend/Backend.java & started=$!
PORT=$frontend java frontend/Frontend.java & started="$started $!"
trap 'kill $started 2>/dev/null || true' EXIT

# check ADDRESS STATUS [CURL OPTIONS]: asks until the address answers, and compares.
check() {
  address=$1 expected=$2; shift 2
  status=$(curl -s -o /dev/null -w '%{http_code}' --retry 60 --retry-delay 1 --retry-connrefused "$@" "$address")
  [ "$status" = "$expected" ] || { echo "$address answered $status, not $expected" >&2; exit 1; }
}

check "http://127.0.0.1:$backend/api/health" 200
check "http://127.0.0.1:$backend/api/products" 200
check "http://127.0.0.1:$backend/api/orders?product=anchor" 201 -X POST
check "http://127.0.0.1:$backend/api/orders?product=submarine" 404 -X POST
check "http://127.0.0.1:$frontend/health" 200
check "http://127.0.0.1:$frontend/" 200
echo "All addresses answer as they should."
