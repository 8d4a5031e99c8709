#!/usr/bin/env bash
# Lives a real ledger and kills Dunwell with -9 in the middle of it (several times, if told), starts
# it again, and checks that the history ends as if nothing had happened.
#
#   src/test/scripts/replay-kill9.sh LEDGER.csv [PERCENT ...]
#
# LEDGER.csv  the public late payment histories
# PERCENT     when to kill it, in percent of the time lived; 45 unless said. None kills nothing: "none".
#
# Environment: JAR (target/dunwell-*.jar), MAPPING (the shipped one), PORT (18080), KEEP=1 keeps the
# data folder. Needs curl and awk. Exit code 0 when everything is as it should be.
set -euo pipefail

ledger=${1:?which ledger file?}
shift
kills=("${@:-45}")
[ "${kills[0]}" = none ] && kills=()
root=$(cd "$(dirname "$0")/../../.." && pwd)
jar=${JAR:-$(ls "$root"/target/dunwell-*.jar | head -1)}
mapping=${MAPPING:-$root/samples/late-payment-histories.mapping.yaml}
port=${PORT:-18080}
base=http://127.0.0.1:$port
home=$(mktemp -d "${TMPDIR:-/tmp}/dunwell-replay.XXXXXX")
log=$home/dunwell.log
pid=

finish() {
  if [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; then
    kill "$pid"
    wait "$pid" 2>/dev/null || true
  fi
  if [ -n "${KEEP:-}" ]; then echo "kept: $home"; else rm -rf "$home"; fi
}
trap finish EXIT

fail() {
  echo "FAILED: $*" >&2
  tail -20 "$log" >&2
  KEEP=1
  exit 1
}

ask() { curl -sf -u admin:admin -H 'Accept: application/json' "$@"; }

# number NAME: a number of the report; the lists in the middle of it use the same names
number() {
  printf '%s' "$report" | sed -E "s/\"touches\":.*\"rejected\"/\"rejected\"/; s/.*\"$1\":([0-9]+).*/\1/"
}

start() {
  SERVER_PORT=$port DUNWELL_HOME=$home DUNWELL_SANDBOX_SAMPLE=false \
    java -Xmx1g -jar "$jar" >>"$log" 2>&1 &
  pid=$!
  for _ in $(seq 240); do
    curl -sf "$base/actuator/health" >/dev/null && return
    kill -0 "$pid" 2>/dev/null || fail "Dunwell does not start"
    sleep 0.5
  done
  fail "Dunwell is not up after two minutes"
}

look() { report=$(ask "$base$location") || report=; }

begin=$(date +%s)
start
echo "up after $(($(date +%s) - begin)) s"
begin=$(date +%s)
location=$(ask -D - -o /dev/null -F "file=@$ledger" -F "mapping=@$mapping" -F reset=true \
  "$base/sandbox/replay" | tr -d '\r' | awk 'tolower($1) == "location:" {print $2}' | sed "s#^$base##")
[ -n "$location" ] || fail "the replay was not accepted"

for percent in "${kills[@]}"; do
  for _ in $(seq 7200); do
    look
    [ -n "$report" ] && [ "$(number percent)" -ge "$percent" ] && break
    sleep 0.25
  done
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  echo "killed at $(number percent) %, $(number invoices) invoices"
  start
done

for _ in $(seq 3600); do
  look
  case $report in *'"state":"done"'*) break ;; esac
  kill -0 "$pid" 2>/dev/null || fail "Dunwell is gone"
  sleep 0.5
done
case $report in *'"state":"done"'*) ;; *) fail "the replay has not ended" ;; esac
echo "lived in $(($(date +%s) - begin)) s"

# What the file says, by awk alone. (In lines of the file: 6 due, 9 settled.)
read -r invoices late < <(awk -F, '
  function day(text, p) { split(text, p, "/"); return p[3] * 10000 + p[1] * 100 + p[2] }
  NR > 1 { n++; if (day($9) > day($6)) late++ }
  END { print n, late }' "$ledger")

expect() {
  local is
  is=$(number "$1")
  [ "$is" = "$2" ] || fail "$1 is $is, not $2"
  echo "ok: $1 $is"
}
expect invoices "$invoices"
expect payments "$invoices"
expect casesStarted "$late"
expect casesEnded "$late"
expect paid "$late"
expect openInvoices 0
expect incidents 0
expect troubles 0
expect rejected 0

# A mail that left in the moment of the kill may have left twice, under the same id.
ids=$(cat "$home"/sandbox/mail/sent/*.eml | tr -d '\r' |
  awk 'tolower($1) == "message-id:" { if ($2 == "") getline; print $NF }' | sort)
different=$(printf '%s\n' "$ids" | uniq | wc -l)
twice=$(printf '%s\n' "$ids" | uniq -d | wc -l)
[ "$different" = "$(number mails)" ] || fail "$different mails arrived, the report says $(number mails)"
[ "$twice" -le "${#kills[@]}" ] || fail "$twice mails arrived twice"
echo "ok: mails $different, twice $twice, reminders $(number reminders)"
