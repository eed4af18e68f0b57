#!/bin/sh
# For a CI job: price first, then the clips, with the events kept and the exit status told apart.
#   sh ci.sh "Product shot of a red bicycle, studio light"
set -eu

folder=${CLIPS:-clips}
mkdir -p "$folder"
set -- "$1" --count 2 --seed 1 --output "$folder/"

aivideo generate "$@" --dry-run --json >"$folder/plan.json"
jq -r '"\(.shots | length) clips by \(.model), price \(.price.kind)"' "$folder/plan.json"

status=0
aivideo generate "$@" --json-stream >"$folder/events.jsonl" || status=$?

case $status in
  0) echo "all clips are there" ;;
  3) echo "some clips are there" ;;
  4) echo "no token, or it was refused" ;;
  *) echo "aivideo ended with $status" ;;
esac
jq -r 'select(.event.type == "shot-end") | .event.clip.path' "$folder/events.jsonl"
exit "$status"
