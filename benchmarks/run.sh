#!/usr/bin/env bash
# Measures the hub and what it is compared with, in one run on one machine, and prints a table.
# Starts a hub of its own, with fresh data below benchmarks/target, and stops it at the end.

set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: benchmarks/run.sh P1|P4|H|all [--rounds 3] [--messages 50000] [--seconds 10] [--profile] [--without-textbook]

  --rounds    rounds that count; one more goes before them to warm up
  --messages  P1: messages in each half of a round; P4: codes to choose from
  --seconds   P4: length of each load
  --without-textbook
              P1: leaves out what takes most of the time, for a look while working on the hub
  --profile   records the server with Flight Recorder: benchmarks/target/results/*.jfr

The table goes to the standard output, the raw figures to benchmarks/target/results/*.csv.
TEXT
}

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(dirname "$HERE")
TARGET=$HERE/target
SERVER=$ROOT/ear/target/server
OFFSET=3000

say() { printf '%s\n' "$*" >&2; }
die() { say "run.sh: $*"; exit 1; }

goal=${1:-}
[[ $goal =~ ^(P1|P4|H|all)$ ]] || { usage >&2; exit 2; }
shift
rounds=3 messages=50000 seconds=10 profile=off without_textbook=false
while (($#)); do
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --messages) messages=$2; shift 2 ;;
    --seconds) seconds=$2; shift 2 ;;
    --profile) profile=on; shift ;;
    --without-textbook) without_textbook=true; shift ;;
    *) usage >&2; exit 2 ;;
  esac
done
[[ $goal == P1 || $goal == H ]] || command -v wrk > /dev/null || die "wrk is needed for P4 (Debian: apt-get install wrk)"

JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
RESULTS=$TARGET/results/$(date +%Y%m%d-%H%M%S)-$goal.csv
export HUB_VAR=$TARGET/hub HUB_PORT_OFFSET=$OFFSET HUB_BIND=127.0.0.1
# One partner turns 50,000 people red by one document here: just what the hub holds, so its limits are off.
mass_off="-Dhub.mass.partner=0 -Dhub.mass.document=0 -Dhub.mass.venue=0 -Dhub.mass.officer=0"
export HUB_JAVA_OPTS="-Dhub.token.life=PT2H $mass_off ${HUB_JAVA_OPTS:-}"
[[ $profile == off ]] || HUB_JAVA_OPTS+=" -XX:StartFlightRecording=settings=profile,dumponexit=true,filename=${RESULTS%.csv}.jfr"

start_hub() {
  "$ROOT/hub" stop > /dev/null 2>&1 || true
  rm -rf "$HUB_VAR"
  "$ROOT/hub" start >&2
  # The textbook's two-phase commits need what the hub does not, and PostgreSQL reads it only when it starts.
  printf 'max_prepared_transactions = 50\n' >> "$HUB_VAR/postgres/postgresql.auto.conf"
  "$ROOT/hub" stop >&2
  "$ROOT/hub" start --no-build >&2
}

deploy_comparisons() {
  local cli=("$SERVER/bin/jboss-cli.sh" "--controller=127.0.0.1:$((${HUB_MANAGEMENT_PORT:-9990} + OFFSET))")
  "${cli[@]}" --file="$HERE/src/main/load/setup.cli" >&2
  "${cli[@]}" --connect --command="deploy $TARGET/benchmarks-comparisons.war" >&2
}

mkdir -p "$TARGET/results"
say "Building"
(cd "$ROOT" && mvn -q -B -DskipTests -pl benchmarks package) || die "the build failed"
trap '"$ROOT/hub" stop >&2' EXIT
start_hub
deploy_comparisons

export BENCHMARK_DB_URL="jdbc:postgresql://127.0.0.1:$((${HUB_DB_PORT:-5540} + OFFSET))/hub?user=hub&password=$(< "$HUB_VAR/keys/database.password")"
"$JAVA" -Xmx1g -cp "$TARGET/benchmarks.jar:$TARGET/lib/*" -Dgoal="$goal" -Drounds="$rounds" -Dmessages="$messages" \
  -Dseconds="$seconds" -DwithoutTextbook="$without_textbook" -Dresults="$RESULTS" -DportOffset="$OFFSET" -DhubDirectory="$HUB_VAR" \
  -DwrkScript="$HERE/src/main/load/verify.lua" \
  -DserverVersion="$(sed -n 's/.*wildfly \([^ ]*\).*/\1/p' "$SERVER/.provisioned")" \
  org.healthhub.benchmarks.Benchmarks | tee "${RESULTS%.csv}.md"
say "Raw figures: $RESULTS"
