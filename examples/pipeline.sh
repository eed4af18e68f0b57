#!/bin/sh
# A clip for every line of a file, and a table of what was made: shell pipeline with jq.
#   sh pipeline.sh prompts.txt clips > clips.tsv
# It ends at the first clip that fails, with the exit status of aivideo; the table so far stays.
set -eu

prompts=${1:-prompts.txt}
folder=${2:-clips}

while IFS= read -r prompt || [ -n "$prompt" ]; do
  [ -n "$prompt" ] || continue
  result=$(printf '%s' "$prompt" | aivideo generate - --quiet --json --output "$folder/")
  printf '%s\n' "$result" |
    jq -r '[.clips[0].path, .clips[0].seed, .clips[0].media.durationSeconds, .prompt] | @tsv'
done <"$prompts"
