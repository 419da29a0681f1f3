#!/bin/sh
# Makes a password for the broker's administrator, each worker, CI and readers, once: deploy/secrets.sh
set -eu
cd "$(dirname "$0")"
command -v openssl >/dev/null || { echo "openssl is missing: apt-get install openssl" >&2; exit 1; }
[ -e secrets ] && { echo "deploy/secrets is there already; remove it to make new ones, then restart everything." >&2; exit 1; }
umask 077
mkdir secrets
password() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
module=org.apache.kafka.common.security.plain.PlainLoginModule

users=""
for principal in admin validate backup deploy verify notify ci reader; do
  secret=$(password)
  users="$users
  user_$principal=\"$secret\""
  [ "$principal" = admin ] && admin=$secret
  printf '%s required username="%s" password="%s";' "$module" "$principal" "$secret" >"secrets/kafka_$principal"
  printf 'security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.jaas.config=%s required username="%s" password="%s";\n' \
    "$module" "$principal" "$secret" >"secrets/$principal.properties"
done
printf 'KafkaServer {\n  %s required\n  username="admin"\n  password="%s"%s;\n};\n' "$module" "$admin" "$users" >secrets/kafka_broker_jaas
cp secrets/ci.properties secrets/kafka_schedule
openssl genpkey -algorithm ed25519 -out secrets/kafka_schedule_key
password >secrets/store_access_key
password >secrets/store_secret_key
# The folder keeps others out; in a container each file has to be readable by an account of another number.
chmod 0644 secrets/kafka_* secrets/store_*
echo "Made deploy/secrets. For the command line: --kafka-properties deploy/secrets/ci.properties"
echo "Scheduled backups and drills are asked for under this key, once deploy/config/targets.yaml lists it with those verbs:"
echo "  public-key: $(openssl pkey -in secrets/kafka_schedule_key -pubout -outform DER | tail -c 32 | base64)"
