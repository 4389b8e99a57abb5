#!/bin/sh
# ipt-fhir: the validator at once, the server by its jar. Made by the build; belongs beside the directory "launcher".
set -eu
script=$0
while [ -L "$script" ]; do
  target=$(readlink "$script")
  case $target in /*) script=$target ;; *) script=$(dirname "$script")/$target ;; esac
done
here=$(cd "$(dirname "$script")" && pwd)
# Without UTF-8 Java could not open files whose names have other letters than English ones.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
case ${1:-serve} in
  serve | --?*.*) exec "$java" ${IPT_FHIR_JAVA_OPTIONS:-} -jar "$here/ipt-fhir.jar" "$@" ;;
esac
exec "$java" -XX:SharedArchiveFile="$here/launcher/classes.jsa" @"$here/launcher/java.options" \
  ${IPT_FHIR_JAVA_OPTIONS:-} org.iptfhir.IptFhir "$@"
