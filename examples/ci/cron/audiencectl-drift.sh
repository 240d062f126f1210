#!/usr/bin/env bash
# Tells a webhook, and whoever cron writes to, when somebody changed a space by hand; once for each drift, not every night. It
# looks at every project and environment of the repository.
#
# It compares the space with the clone that it runs in, so the clone has to be brought up to date first: an old one tells of drift
# where a merge has deleted something. The line for crontab -e does both; in the file with the settings below, as NAME=value, only
# its owner can read:
#
#   17 3 * * * cd /srv/audiences && git pull -q --ff-only && npm ci -s --ignore-scripts && set -a && . /etc/audiencectl.env && scripts/audiencectl-drift.sh
#
# Cron mails what a job prints, so this prints nothing as long as there is nothing new to tell. It tells of drift alone: objects that
# no project manages are none. It needs git and bash, and runs on Linux and macOS. Cron's PATH is short: where node is not found,
# name its folder as PATH in the settings.
#
# PUBLIC_API_TOKEN          a token that can read the spaces and no more. Where the space of an environment is in another
#                           workspace, its token goes into a setting of its own: PUBLIC_API_TOKEN_GROWTH_STAGING for the
#                           environment staging of the project growth
# AUDIENCECTL_TARGET        optional: the only project and environment to look at, such as growth/production
# AUDIENCECTL_WEBHOOK_URL   optional: the address of a webhook of Slack, or of anything that takes JSON
# AUDIENCECTL_STATE         optional: a folder for what was told last, by default ~/.local/state/audiencectl
#
# Exit codes: 0 no drift, or none that was not told before; 2 new drift; 1 not known, because something failed.

set -euo pipefail

# Tokens stay in this shell, which hands the one of a space to the command that reads it.
for name in "${!PUBLIC_API_TOKEN@}"; do export -n "$name"; done

fail() {
  printf 'Whether there is drift is not known: %s\n' "$1" >&2
  exit 1
}

home="${XDG_STATE_HOME:-${HOME:+$HOME/.local/state}}"
state="${AUDIENCECTL_STATE:-${home:+$home/audiencectl}}"
if [ -z "$state" ]; then fail "there is no HOME. Set AUDIENCECTL_STATE to a folder."; fi
mkdir -p "$state"

# A run that hangs must not be overtaken by the next one. The lock is a link to the number of the process that holds it: a link is
# made with what it says or not at all, on every system. Without a word while the one before is at it: that one is going to tell.
lock="$state/drift.lock"
if ! ln -s "$$" "$lock" 2> /dev/null; then
  holder=$(readlink "$lock") || fail "the lock $lock cannot be made."
  if kill -0 "$holder" 2> /dev/null; then
    if [ -z "$(find "$lock" -mmin +720)" ]; then exit 0; fi
    fail "for half a day, the process $holder has held the lock $lock. If that is no run of this script, remove the lock."
  fi
  # Left by a run that was killed.
  rm -f "$lock"
  ln -s "$$" "$lock" || fail "the lock $lock cannot be made."
fi
list="$state/projects.txt"
trap 'rm -f "$lock" "$list"' EXIT

if [ ! -x node_modules/.bin/audiencectl ]; then fail "$PWD has no node_modules/.bin/audiencectl. Run npm ci there."; fi
worst=0
complaint=$(node_modules/.bin/audiencectl projects 2>&1 > "$list") || worst=1
if [ -n "${AUDIENCECTL_TARGET:-}" ]; then
  targets=$(TARGET="$AUDIENCECTL_TARGET" awk '$1 "/" $2 == ENVIRON["TARGET"]' "$list")
  if [ -z "$targets" ]; then fail "there is no project and environment $AUDIENCECTL_TARGET. $complaint"; fi
  # What is wrong with another project is no fault of this one.
  worst=0
else
  targets=$(cat "$list")
  if [ -z "$targets" ]; then fail "no project was listed. $complaint"; fi
fi
# The others do not wait for a project whose file cannot be read, or not be told from another.
if [ "$worst" != 0 ]; then
  printf 'Whether there is drift in all projects is not known: not all can be read and told apart.\n%s\n' "$complaint" >&2
fi

while read -r project environment folder; do
  own="PUBLIC_API_TOKEN_$(printf '%s' "${project}_$environment" | tr '[:lower:]-' '[:upper:]_')"
  code=0
  output=$(PUBLIC_API_TOKEN="${!own:-${PUBLIC_API_TOKEN:-}}" node_modules/.bin/audiencectl drift \
    --project "$folder" --env "$environment" \
    --unmanaged ignore --since-digest "$state/drift-$project.$environment.json" 2>&1 < /dev/null) || code=$?
  case "$code" in
    0) ;;
    2)
      printf '%s/%s\n%s\n' "$project" "$environment" "$output"
      if [ "$worst" = 0 ]; then worst=2; fi
      ;;
    *)
      printf 'Whether there is drift in %s/%s is not known: audiencectl drift ended with exit code %s.\n%s\n' \
        "$project" "$environment" "$code" "$output" >&2
      worst=1
      ;;
  esac
done <<< "$targets"
exit "$worst"
