#!/bin/sh
# Gives each principal what acls.txt says, and nobody anything else: deploy/kafka/acls.sh
# Uses kafka-acls where it is installed, else the one in the broker's container.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if command -v kafka-acls.sh >/dev/null 2>&1; then
  acls() { kafka-acls.sh --bootstrap-server "${SLIPWAY_BOOTSTRAP_SERVER:-localhost:29092}" \
    --command-config "${SLIPWAY_KAFKA_PROPERTIES:-$here/../secrets/admin.properties}" "$@"; }
else
  container=${SLIPWAY_KAFKA_CONTAINER:-slipway-kafka-1}
  docker exec -i -u 10001 "$container" sh -c 'umask 077; cat >/tmp/admin.properties' <"$here/../secrets/admin.properties"
  acls() { docker exec "$container" /kafka/tool acls --bootstrap-server localhost:9092 --command-config /tmp/admin.properties "$@" </dev/null; }
fi

# principal  operations  resource  literal|prefixed  names
grep -v '^#' "$here/acls.txt" | while read -r principal operations resource pattern names; do
  [ -n "$principal" ] || continue
  set -- --add --allow-principal "User:$principal" --resource-pattern-type "$pattern"
  for operation in $(echo "$operations" | tr ',' ' '); do set -- "$@" --operation "$operation"; done
  for name in $(echo "$names" | tr ',' ' '); do set -- "$@" "--$resource" "$name"; done
  acls "$@" >/dev/null
  echo "$principal may $operations $resource $pattern $names"
done
