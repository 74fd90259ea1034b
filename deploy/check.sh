#!/usr/bin/env bash
# Checks the deployment as far as this machine allows: runs the steps of the Dockerfile in a clean folder (npm uses its registry),
# then checks every file with its tool. Prints what it skips because a tool is missing.
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
# npm and its scripts run on the first node in PATH. Use the one of the project, as the image does.
export PATH="$PWD/node_modules/.bin:$PATH"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

check() {
  local name=$1
  shift
  if "$@" >"$folder/output" 2>&1; then
    printf 'ok        %s\n' "$name"
  else
    printf 'FAILED    %s\n' "$name"
    sed 's/^/          /' "$folder/output"
    failed=$((failed + 1))
  fi
}

check_with() {
  local tool=$1
  shift
  if command -v "$tool" >/dev/null; then check "$@"; else printf 'skipped   %s: %s is not installed\n' "$1" "$tool"; fi
}

# The contents of the image: the files that COPY names, the packages, and the learnt knowledge base.
steps_of_the_image() (
  mkdir "$folder/app" || return 1
  sed -nE 's/^COPY ([^-].*) [^ ]+$/\1/p' Dockerfile | xargs -n 1 | xargs -I {} cp -R {} "$folder/app/" || return 1
  sed -nE 's/^RUN ((npm|node) .*)$/\1/p' Dockerfile >"$folder/steps"
  cd "$folder/app" && CACHE_DIR="$folder/app/cache" bash -e -x "$folder/steps"
)

# Without a token the bot opens the playground. The page must respond, and SIGTERM must end the bot with 0 within 10 seconds.
starts_and_stops() (
  cd "$folder/app" || return 1
  env -u BOT_TOKEN -u WEBHOOK_URL NODE_ENV=production HOST=127.0.0.1 PORT=0 CACHE_DIR="$folder/app/cache" \
    DATABASE_URL="sqlite:$folder/data/xubao.db" node --disable-warning=ExperimentalWarning src/main.ts >"$folder/log" 2>&1 &
  local bot=$! address='' clock status
  trap 'kill -9 "$bot" 2>/dev/null' EXIT
  for _ in $(seq 1 120); do
    address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$folder/log" | head -1)
    if [ -n "$address" ] || ! kill -0 "$bot" 2>/dev/null; then break; fi
    sleep 0.5
  done
  cat "$folder/log"
  node -e 'fetch(process.argv[1]).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))' "${address:-none}" || return 1
  kill -TERM "$bot"
  (sleep 10 && kill -9 "$bot") 2>/dev/null &
  clock=$!
  wait "$bot"
  status=$?
  kill "$clock" 2>/dev/null
  printf 'ended with %s\n' "$status"
  return "$status"
)

# systemd requires the program to exist, so replace it with one that does.
unit_is_understood() {
  sed -e "s#^ExecStart=[^ ]*#ExecStart=$(command -v env)#" -e '/^Documentation=/d' deploy/xubao.service >"$folder/xubao.service"
  systemd-analyze verify "$folder/xubao.service" && systemd-analyze security --offline=true --threshold=20 "$folder/xubao.service"
}

caddyfile_is_understood() {
  BOT_DOMAIN=bot.example.com HOME=$folder caddy validate --adapter caddyfile --config deploy/Caddyfile
}

compose_is_understood() {
  printf 'BOT_DOMAIN=bot.example.com\nPOSTGRES_PASSWORD=word\n' >"$folder/.env"
  cp compose.yaml "$folder/compose.yaml"
  docker compose --project-directory "$folder" -f "$folder/compose.yaml" config --quiet
}

check 'the steps of the Dockerfile in a clean folder' steps_of_the_image
check 'the result starts, responds and stops' starts_and_stops
check_with shellcheck 'this script' shellcheck deploy/check.sh
check_with systemd-analyze 'the systemd unit' unit_is_understood
check_with caddy 'the Caddyfile' caddyfile_is_understood
check_with promtool 'the alerts' promtool check rules deploy/alerts.yaml
check_with hadolint 'the Dockerfile' hadolint Dockerfile
if docker compose version >/dev/null 2>&1; then check 'the compose file' compose_is_understood; else echo 'skipped   the compose file: docker compose is not installed'; fi
if docker info >/dev/null 2>&1; then check 'the image' docker build --quiet .; else echo 'skipped   the image: no container engine is running'; fi

[ "$failed" -eq 0 ]
