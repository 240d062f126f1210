# Stands for npm where nothing may be downloaded: puts a program that is there already where npm would put it.
set -eu

fail() {
  echo "npm error $1" >&2
  exit 1
}

prefix=.
version=
command=$1
shift
while [ $# -gt 0 ]; do
  case "$1" in
    --prefix)
      prefix=$2
      shift
      ;;
    --ignore-scripts | --no-audit | --no-fund | --no-save) ;;
    audiencectl@[0-9]*.[0-9]*.[0-9]*) version=${1#*@} ;;
    *) fail "unexpected: $1" ;;
  esac
  shift
done

case "$command" in
  ci)
    for file in package.json package-lock.json; do
      [ -f "$file" ] || fail "npm ci can only install with an existing $file"
    done
    grep -q '"devDependencies":.*"audiencectl"' package.json || fail "nothing here depends on audiencectl"
    ;;
  install) [ -n "$version" ] || fail "there is no version" ;;
  *) fail "unexpected: $command" ;;
esac

mkdir -p "$prefix/node_modules/.bin"
ln -s "$FAKE_AUDIENCECTL" "$prefix/node_modules/.bin/audiencectl"
