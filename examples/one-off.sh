#!/bin/sh
# One clip from one sentence. Without a token this is a free draft; with REPLICATE_API_TOKEN set it is Zeroscope.
set -eu

aivideo generate "A beautiful sunset over the ocean with waves"
