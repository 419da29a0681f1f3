#!/bin/sh
# Makes the topics that the contract names, as the broker's administrator: deploy/kafka/create-topics.sh [PARTITIONS [REPLICATION]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
server=${SLIPWAY_BOOTSTRAP_SERVER:-localhost:29092}
properties=${SLIPWAY_KAFKA_PROPERTIES:-$here/../secrets/admin.properties}
exec "$here/../../slipway" topics create --bootstrap-server "$server" --kafka-properties "$properties" \
  --partitions "${1:-4}" --replication "${2:-1}"
