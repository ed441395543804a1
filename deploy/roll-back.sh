#!/usr/bin/env bash
# Puts every service of ours back to what ran before the last deployment. Usage: deploy/roll-back.sh STACK
set -euo pipefail
stack=${1:?usage: $0 STACK}
for service in gateway-service user-service aim-service url-service frontend; do
  docker service rollback --detach=false "${stack}_$service" || echo "$service had nothing to go back to" >&2
done
