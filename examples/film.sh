#!/bin/sh
# A film with cards, captions and a contact sheet, by itself and without an account: the clips are drafts.
set -eu

small="--duration 3s --width 384 --height 216"

aivideo generate -m draft "Sunrise over a calm sea, small boats" --seed 1 $small -o clips/morning.mp4
aivideo generate -m draft "Sunset over the ocean with waves" --seed 2 $small -o clips/evening.mp4
aivideo compose film.yaml --sheet clips/sheet.png
