#!/usr/bin/env bash
# Tries the deployed stack on this machine, without AWS: builds the images, deploys to a one-node Swarm, runs the demo
# through the public port, rolls every service once under load, and takes everything away again.
# Usage: deploy/trial/run.sh FILE [--keep]      FILE: a video for the demo
set -euo pipefail
cd "$(dirname "$0")/../.."
file=${1:?usage: $0 FILE [--keep]}
keep=${2:-}
stack=ptsdly
export ORIGIN=http://localhost:8080 DOMAIN=localhost ACME_EMAIL=nobody@localhost REGISTRY=ptsdly VERSION=trial
export AWS_REGION=ap-northeast-2 DEPLOYMENT=trial GOOGLE_CLIENT_ID=ptsdly KAKAO_CLIENT_ID=ptsdly
export PICTURE_BUCKET=ptsd-trial-pictures
export MACHINE_IMAGE_ID=ami-0trial MACHINE_SUBNETS=subnet-0trial MACHINE_SECURITY_GROUPS=sg-0trial
say() { printf '%s  %s\n' "$(date +%T)" "$*"; }

docker version >/dev/null || { echo "no Docker engine answers" >&2; exit 1; }
docker info --format '{{.Swarm.LocalNodeState}}' | grep -qx active || docker swarm init --advertise-addr 127.0.0.1 >/dev/null
docker node update --label-add ptsdly.data=true "$(docker node ls --format '{{.ID}}' | head -1)" >/dev/null

clean() {
  docker ps -aq --filter "network=${stack}_tenants" --filter name=^i- | xargs -r docker rm -f >/dev/null
  docker stack rm "$stack" >/dev/null 2>&1 || true
  until [ -z "$(docker ps -aq --filter "label=com.docker.stack.namespace=$stack")" ]; do sleep 1; done
  until ! docker network ls --format '{{.Name}}' | grep -q "^${stack}_"; do
    docker network ls --format '{{.Name}}' | grep "^${stack}_" | xargs -r docker network rm >/dev/null 2>&1 || sleep 1
  done
  docker volume ls -q --filter "label=com.docker.stack.namespace=$stack" | xargs -r docker volume rm >/dev/null
  docker volume ls -q --filter name=^i- | xargs -r docker volume rm >/dev/null
  docker secret ls -q --filter label=ptsdly.trial | xargs -r docker secret rm >/dev/null
}
clean
[ "$keep" = --keep ] || trap clean EXIT

say "images"
deploy/images.sh "$REGISTRY" "$VERSION" --with-stand-ins

say "secrets"
secret() { printf '%s' "$2" | docker secret create --label ptsdly.trial=1 "$1" - >/dev/null; }
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
for name in mysql_root_password mysql_user_password mysql_aim_password mysql_url_password user_signing_secret \
  aim_signing_secret url_signing_secret aim_boot_secret google_client_secret kakao_client_secret; do
  secret "$name" "$(random)"
done
credentials=$(printf '[default]\naws_access_key_id = platform\naws_secret_access_key = %s\n' "$(random)")
secret aws_credentials "$credentials"
secret user_aws_credentials "$credentials"
secret aws_identity_certificate "not asked for: the stand-in has its own"

say "stack"
docker stack deploy --detach=true -c docker-stack.yml -c deploy/trial/stack.yml "$stack" >/dev/null
deploy/smoke.sh "$ORIGIN"

say "demo"
# the stand-ins have one name for browsers and services alike; on this machine it leads to the loopback address
export JAVA_TOOL_OPTIONS="-Djdk.net.hosts.file=deploy/trial/hosts"
./ptsdly demo "$file" --at "$ORIGIN"
unset JAVA_TOOL_OPTIONS

say "rolling update under load"
node deploy/trial/rolling-update.mjs "$ORIGIN" "$stack"
say "the trial passed"
