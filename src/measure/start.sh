#!/usr/bin/env bash
# Measures a start: wall time and CPU seconds until the first answered /fhir/metadata, and the resident memory of all
# its processes after a minute of rest.
#
#   src/measure/start.sh [-n RUNS] [-p PORT] [-r SECONDS] -- COMMAND...
#
# COMMAND must serve http://127.0.0.1:PORT/fhir/metadata, for example
#   src/measure/start.sh -- java -jar target/ipt-fhir.jar --server.port=18080 --ipt.data-directory=/tmp/measured
# A first run that only makes data and caches is the caller's to do. Linux only (it reads /proc).
set -euo pipefail

runs=1 port=18080 rest=60
while getopts n:p:r: option; do
    case $option in
        n) runs=$OPTARG ;;
        p) port=$OPTARG ;;
        r) rest=$OPTARG ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))

ticks=$(getconf CLK_TCK)

tree() { # a process and its descendants
    echo "$1"
    local child
    for child in $(cat /proc/"$1"/task/*/children 2>/dev/null); do tree "$child"; done
}

cpu() { # CPU seconds of a process tree, with those of children that have ended
    local sum=0 pid
    for pid in $(tree "$1"); do
        # The name in parentheses may have blanks: count from behind it.
        set -- $(sed 's/.*) //' /proc/"$pid"/stat 2>/dev/null)
        sum=$((sum + ${12:-0} + ${13:-0} + ${14:-0} + ${15:-0}))
    done
    awk -v s="$sum" -v t="$ticks" 'BEGIN { printf "%.1f", s / t }'
}

memory() { # resident MiB of a process tree; shared pages count in each process
    local pid
    for pid in $(tree "$1"); do grep -h ^VmRSS /proc/"$pid"/status 2>/dev/null || true; done |
        awk '{ s += $2 } END { printf "%.0f", s / 1024 }'
}

for ((run = 1; run <= runs; run++)); do
    log=$(mktemp)
    from=$(date +%s.%N)
    SECONDS=0
    "$@" >"$log" 2>&1 &
    server=$!
    trap 'kill $server 2>/dev/null || true' EXIT
    until curl -sf -m 30 -o /dev/null "http://127.0.0.1:$port/fhir/metadata"; do
        kill -0 $server 2>/dev/null || { cat "$log"; exit 1; }
        [ "$SECONDS" -lt 300 ] || { cat "$log"; exit 1; }
        sleep 0.1
    done
    wall=$(awk -v a="$from" -v b="$(date +%s.%N)" 'BEGIN { printf "%.1f", b - a }')
    used=$(cpu $server)
    sleep "$rest"
    echo "run $run: $wall s, $used s of CPU; at rest $(memory $server) MiB, $(cpu $server) s of CPU"
    kill $server
    wait $server 2>/dev/null || true
    rm -f "$log"
done
