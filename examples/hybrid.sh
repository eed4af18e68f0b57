#!/bin/sh
# Simulations and AI video in one film, by itself and without an account: the AI half is drawn as a draft.
set -eu

# A pendulum over a picture that shows through its background.
aivideo hybrid --simulation pendulum --prompt "An old library at night, candle light" --layout background \
  --length 1s --size 384x216 --fps 12 --draft -o hybrid/pendulum.mp4

# All of it in a file, with a layout of its own.
aivideo hybrid hybrid.yaml

# Six scenes that take turns: those marked [simulation: ...] are simulated, the others generated. This only tells what it would cost.
aivideo hybrid --script pendulum-lesson.txt --draft --dry-run
aivideo hybrid --script pendulum-lesson.ko.txt --draft --dry-run
