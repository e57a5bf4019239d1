# A PostgreSQL of our own for one run: private folder, private port. start_postgresql [on|off]: whether it writes through to the
# disk; tests do not need it to, durability trials and figures do.

postgresql_folder=

start_postgresql() {
    local bin port fsync=${1:-off}
    bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ] || { say "   PostgreSQL is not installed: bin/setup test"; return 1; }
    port=$(free_port)
    postgresql_folder=$(mktemp -d)
    postgresql_bin=$bin
    as_postgres=()
    if [ "$(id -u)" = 0 ]; then
        chown postgres "$postgresql_folder"
        as_postgres=(setpriv --reuid=postgres --regid=postgres --clear-groups --)
    fi
    (
        cd "$postgresql_folder" || exit 1
        "${as_postgres[@]}" "$bin/initdb" -D "$postgresql_folder/data" -U test --auth=trust --encoding=UTF8 \
            --lc-collate=C --lc-ctype=C.UTF-8 --no-sync
        "${as_postgres[@]}" "$bin/pg_ctl" -D "$postgresql_folder/data" -w -l "$postgresql_folder/log" \
            -o "-p $port -k $postgresql_folder -c listen_addresses=127.0.0.1 -c fsync=$fsync -c max_connections=200" start
        psql() { "$bin/psql" -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port" -U test "$@"; }
        psql postgres -c 'create database gs'
        psql gs -c 'create extension pg_trgm' -c 'create extension unaccent'
    ) >"$postgresql_folder/start.log" 2>&1 </dev/null || { cat "$postgresql_folder/start.log" "$postgresql_folder/log"; return 1; }
    export GROUNDSWELL_TEST_POSTGRESQL="postgresql://test@127.0.0.1:$port/gs"
    say "   $("$bin/postgres" --version) on port $port"
}

# Stops the server of this folder and no other, and removes the folder. Safe to call twice.
stop_postgresql() {
    [ -n "$postgresql_folder" ] || return 0
    if [ -e "$postgresql_folder/data/postmaster.pid" ]; then
        (cd / && "${as_postgres[@]}" "$postgresql_bin/pg_ctl" -D "$postgresql_folder/data" -m immediate -w stop) >/dev/null 2>&1 || true
    fi
    rm -rf "$postgresql_folder"
    postgresql_folder=
}
