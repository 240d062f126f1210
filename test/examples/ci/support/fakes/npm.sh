# Stands for npm where nothing may be downloaded: puts a program that is there already where npm would put it.
set -eu

fail() {
  echo "npm error $1" >&2
  exit 1
}

[ "$1" = ci ] || fail "unexpected: $1"
shift
for flag; do
  case "$flag" in
    --ignore-scripts | --no-audit | --no-fund) ;;
    *) fail "unexpected: $flag" ;;
  esac
done
for file in package.json package-lock.json; do
  [ -f "$file" ] || fail "npm ci can only install with an existing $file"
done

rm -rf node_modules
mkdir -p node_modules/.bin
cp package-lock.json node_modules/.package-lock.json
if grep -q '"devDependencies":.*"audiencectl"' package.json; then ln -s "$FAKE_AUDIENCECTL" node_modules/.bin/audiencectl; fi
echo "npm installed"
