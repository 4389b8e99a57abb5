#!/usr/bin/env bash
# The action's one step: from its inputs, in the environment, to `ipt-fhir validate`, and from its report to the outputs.
set -euo pipefail
sources=$(cd "$(dirname "$0")/../.." && pwd)

jar=${IPT_JAR:-}
if [ -z "$jar" ]; then
  jar=$sources/target/ipt-fhir.jar
  [ -f "$jar" ] || mvn -B -q -ntp -f "$sources/pom.xml" package -DskipTests
fi

report=$(mktemp)
trap 'rm -f "$report"' EXIT
arguments=(--no-progress --format github --format "json=$report" --fail-on "${IPT_FAIL_ON:-error}")

# The lines of an input that are not blank.
lines() {
  printf '%s\n' "$1" | sed 's/^[[:space:]]*//; s/[[:space:]]*$//; /^$/d'
}

# Adds an option for each line of an input.
each() {
  while IFS= read -r line; do arguments+=("$1" "$line"); done < <(lines "$2")
}
each --profile "${IPT_PROFILES:-}"
each --package "${IPT_PACKAGES:-}"
each --suppress "${IPT_SUPPRESS:-}"
each --baseline "${IPT_BASELINE:-}"
if [ -n "${IPT_SARIF:-}" ]; then arguments+=(--format "sarif=$IPT_SARIF"); fi
if [ -n "${IPT_JUNIT:-}" ]; then arguments+=(--format "junit=$IPT_JUNIT"); fi
if [ "${IPT_COURSE:-}" = true ]; then arguments+=(--course); fi

paths=()
while IFS= read -r line; do paths+=("$line"); done < <(lines "${IPT_PATHS:-}")
if [ ${#paths[@]} -eq 0 ]; then
  echo "::error::The input paths is empty: name the files or directories to check, one a line."
  exit 2
fi

code=0
java -jar "$jar" validate "${arguments[@]}" -- "${paths[@]}" || code=$?

count() {
  sed -n "s/.*\"$1\" : \\([0-9]*\\).*/\\1/p" "$report" | tail -n 1
}
if [ -n "${GITHUB_OUTPUT:-}" ] && [ -s "$report" ]; then
  { echo "errors=$(count errors)"; echo "warnings=$(count warnings)"; } >>"$GITHUB_OUTPUT"
fi
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -s "$report" ]; then
  echo "**IPT:** $(count texts) resources checked: $(count errors) errors, $(count warnings) warnings, $(count notes) notes." >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
