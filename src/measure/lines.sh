#!/usr/bin/env bash
# Measures how many courses a second, each a line (NDJSON) of some fifty resources, the validator checks once it has
# warmed up: with one worker, with two, and by two processes of one worker each, which is what the machine has to give.
#
#   src/measure/lines.sh [-w SECONDS-TO-WARM-UP] [-m SECONDS-TO-MEASURE] [LAUNCHER]
#
# LAUNCHER is target/ipt-fhir unless named. The lines are those of 200 sampled courses, again and again.
set -euo pipefail

warm=120 measure=60
while getopts w:m: option; do
    case $option in
        w) warm=$OPTARG ;;
        m) measure=$OPTARG ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
launcher=${1:-target/ipt-fhir}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$launcher" samples -n 200 >"$folder/lines.ndjson" 2>/dev/null

check() { # lines are counted as they are taken: what waits in between is less than a hundredth of a measure
    local rate="$folder/rate-$RANDOM"
    while cat "$folder/lines.ndjson"; do :; done 2>/dev/null |
        awk -v warm="$warm" -v measure="$measure" -v rate="$rate" '
            BEGIN { begin = systime() }
            { print; lines++ }
            systime() - begin < warm { next }
            !from { from = systime(); before = lines }
            systime() - from >= measure { printf "%.1f\n", (lines - before) / (systime() - from) > rate; exit }' |
        "$launcher" validate -q --fail-on never -j "$1" - >/dev/null || true
    cat "$rate"
}

one=$(check 1)
two=$(check 2)
apart=$(check 1 & check 1 & wait)
echo "-j 1: $one courses a second; -j 2: $two; two processes: $(echo "$apart" | awk '{ s += $1 } END { print s }')"
awk -v one="$one" -v two="$two" 'BEGIN { printf "-j 2 is %.2f times -j 1\n", two / one }'
