#!/bin/sh
# Builds every image that deploy/compose.yaml names: deploy/images/build.sh [--no-maven]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tag=${SLIPWAY_TAG:-latest}
# Server and client, of the major version that the targets' databases have.
postgres=${SLIPWAY_POSTGRES:-postgresql-17}

[ "${1:-}" = --no-maven ] || (cd "$root" && mvn -q -B -DskipTests -pl worker-validate,worker-backup,worker-deploy,worker-verify,worker-notify,cli -am package)
"$here/base.sh"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for stage in validate backup deploy verify notify; do
  jar=$(ls "$root/worker-$stage/target/worker-$stage"-*-app.jar) || { echo "worker-$stage is not built; run this without --no-maven" >&2; exit 1; }
  cp "$jar" "$scratch/worker.jar"
  java -Djarmode=tools -jar "$scratch/worker.jar" extract --layers --destination "$scratch/$stage" >/dev/null
  mkdir -p "$scratch/$stage/spring-boot-loader" "$scratch/$stage/snapshot-dependencies"
  case $stage in
    validate | backup) packages=$postgres ;; # the gate tries migrations, backup restores copies
    *) packages= ;;
  esac
  docker build -q --network=host --build-arg BASE=slipway/base --build-arg "PACKAGES=$packages" -t "slipway/worker-$stage:$tag" -f "$here/worker/Dockerfile" "$scratch/$stage"
done

cp -r "$here/cli" "$scratch/cli"
mkdir "$scratch/cli/lib"
cp "$root"/cli/target/cli-*.jar "$root"/cli/target/lib/*.jar "$scratch/cli/lib/"
docker build -q --build-arg BASE=slipway/base -t "slipway/cli:$tag" "$scratch/cli"

for part in kafka store; do
  cp -r "$here/$part" "$scratch/$part"
  (cd "$here/$part" && mvn -q -B dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$scratch/$part/lib")
  docker build -q --build-arg BASE=slipway/base -t "slipway/$part:$tag" "$scratch/$part"
done
docker image ls --filter reference='slipway/*'
