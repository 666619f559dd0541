# Finds a JDK 25 or newer without starting one. Sourced by the launcher and by ./dev.
#
#   find_java [javac]   sets java_home, or says what to install and fails; with "javac" a bare JRE is not enough

java_needed=25

# The major version of the Java in folder $1; 0 where there is none.
java_major() {
  major=0
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=\"[0-9]*) line=${line#*\"} major=${line%%[!0-9]*} ;;
    esac
  done <"$1/release"
}

java_fits() {
  java_major "$1"
  [ "$major" -ge "$java_needed" ] && [ -x "$1/bin/${2:-java}" ] && java_home=$1
}

find_java() {
  if [ -n "${RELEVO_JAVA:-}" ]; then
    java_fits "${RELEVO_JAVA%/bin/java}" "$@" && return
    echo "RELEVO_JAVA: must be the folder of a JDK $java_needed or newer (was: $RELEVO_JAVA)" >&2
    return 1
  fi
  java_on_path=$(command -v java || true)
  [ -z "$java_on_path" ] || java_on_path=$(readlink -f "$java_on_path")
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*"$java_needed"* /usr/lib/jvm/* "${java_on_path%/bin/java}"; do
    [ -z "$candidate" ] || ! java_fits "$candidate" "$@" || return 0
  done
  echo "Java $java_needed or newer is needed and was not found in RELEVO_JAVA, JAVA_HOME, /usr/lib/jvm or PATH." >&2
  echo "Install temurin-$java_needed-jdk or openjdk-$java_needed-jdk-headless, or set RELEVO_JAVA to its folder." >&2
  return 1
}
