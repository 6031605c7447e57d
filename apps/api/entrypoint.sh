#!/bin/sh
# Starts one of the API's programs in a container: holdfast main | migrate | cli …
# Passwords come as files (NAME_FILE); the database addresses are put together from them here.
set -eu

secret() {
  eval "file=\${$1_FILE:-}"
  if [ -n "$file" ] && [ -r "$file" ]; then tr -d '\n' <"$file"; else eval "printf %s \"\${$1:-}\""; fi
}

# A password may hold any character, a URL may not; and it travels in the environment, which `ps` does not show.
address() {
  ROLE_PASSWORD="$2" node -p \
    '`postgres://${process.argv[1]}:${encodeURIComponent(process.env.ROLE_PASSWORD)}@${process.env.DATABASE_HOST}:5432/holdfast`' "$1"
}

if [ -n "${DATABASE_HOST:-}" ]; then
  owner="$(secret HF_OWNER_PASSWORD)"
  app="$(secret HF_APP_PASSWORD)"
  jobs="$(secret HF_JOBS_PASSWORD)"
  reader="$(secret HF_READER_PASSWORD)"
  scratch="$(secret HF_SCRATCH_PASSWORD)"
  if [ -n "$owner" ]; then
    DATABASE_OWNER_URL="$(address hf_owner "$owner")"
    HF_APP_PASSWORD="$app"
    HF_JOBS_PASSWORD="$jobs"
    HF_READER_PASSWORD="$reader"
    HF_SCRATCH_PASSWORD="$scratch"
    export DATABASE_OWNER_URL HF_APP_PASSWORD HF_JOBS_PASSWORD HF_READER_PASSWORD HF_SCRATCH_PASSWORD
  fi
  DATABASE_URL="$(address hf_app "$app")"
  DATABASE_JOBS_URL="$(address hf_jobs "$jobs")"
  export DATABASE_URL DATABASE_JOBS_URL
  # Only where they are given: they read every clinic, which a process that faces people need not.
  if [ -n "$reader" ]; then DATABASE_READER_URL="$(address hf_reader "$reader")" && export DATABASE_READER_URL; fi
  if [ -n "$scratch" ]; then DATABASE_SCRATCH_URL="$(address hf_scratch "$scratch")" && export DATABASE_SCRATCH_URL; fi
fi

program="$1"
shift
exec node --enable-source-maps "dist/apps/api/$program.mjs" "$@"
