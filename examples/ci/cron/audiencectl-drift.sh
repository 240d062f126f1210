#!/usr/bin/env bash
# Tells a webhook, and whoever cron writes to, when somebody changed the space by hand; once for each drift, not every night.
#
# The line for crontab -e. The second file holds the settings below as NAME=value, and only its owner can read it:
#
#   17 3 * * * cd /srv/audiences && set -a && . /etc/audiencectl.env && scripts/audiencectl-drift.sh
#
# Cron mails what a job prints, so this prints nothing as long as there is nothing new to tell.
#
# PUBLIC_API_TOKEN          a token that can read the space and no more
# AUDIENCECTL_ENV           the environment of the project file
# AUDIENCECTL_WEBHOOK_URL   optional: the address of a webhook of Slack, or of anything that takes JSON
# AUDIENCECTL_STATE         optional: a folder for what was told last, by default ~/.local/state/audiencectl
#
# Exit codes: 0 no drift, or none that was not told before; 2 new drift; 1 not known, because something failed.

set -euo pipefail

environment="${AUDIENCECTL_ENV:-production}"
state="${AUDIENCECTL_STATE:-${XDG_STATE_HOME:-$HOME/.local/state}/audiencectl}"
mkdir -p "$state"

# A run that hangs must not be overtaken by the next one. Without a word: the one before is going to tell.
exec 9> "$state/drift-$environment.lock"
flock --nonblock 9 || exit 0

# The project's own version, by preference.
PATH="$PWD/node_modules/.bin:$PATH"

code=0
output=$(audiencectl drift --env "$environment" --since-digest "$state/drift-$environment.json" 2>&1) || code=$?
case "$code" in
  0) ;;
  2) printf '%s\n' "$output" ;;
  *)
    printf 'Whether there is drift is not known: audiencectl drift ended with exit code %s.\n%s\n' "$code" "$output" >&2
    code=1
    ;;
esac
exit "$code"
