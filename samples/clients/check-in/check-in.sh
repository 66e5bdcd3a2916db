#!/usr/bin/env bash
# Sends a check-in with curl. HUB_URL, HUB_ACCOUNT and HUB_PASSWORD of a check-in partner; ends with 1 on a refusal.
set -euo pipefail

answer=$(curl -sS --fail-with-body --user "$HUB_ACCOUNT:$HUB_PASSWORD" -H 'Content-Type: application/json' \
  "${HUB_URL:-http://127.0.0.1:8080}/hub/api/v1/records/check-in" -d @- <<JSON
{"recordId":"curl-$(date +%s%N)","observedAt":"$(date +%FT%T%:z)","division":"330106","temperature":36.5,
 "symptoms":[],"contact14d":"NONE","stays14d":[],"channel":"curl",
 "holder":{"idType":"RESIDENT_ID","idNumber":"330102198506150008","name":"测试乙"}}
JSON
)
printf '%s\n' "$answer"
[[ $answer == *'"accepted":1'* ]]
