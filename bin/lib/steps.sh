# What the scripts in bin/ share: titles with times, counting, and a refusal that says why.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."

passed=0
failed=0

say() { printf '%s\n' "$*"; }
die() { printf '\n✗ %s\n' "$*" >&2; exit 1; }

# Seconds since the given $EPOCHREALTIME, with one decimal.
since() {
    local from=${1/[.,]/} to=${EPOCHREALTIME/[.,]/}
    local tenths=$(((to - from) / 100000))
    printf '%d.%d s' $((tenths / 10)) $((tenths % 10))
}

# step TITLE COMMAND… : runs it, prints title and time; its failure is counted and does not stop the others.
step() {
    local title=$1 start=$EPOCHREALTIME
    shift
    printf '\n── %s\n' "$title"
    if "$@"; then
        passed=$((passed + 1))
        printf '   ✓ %s, %s\n' "$title" "$(since "$start")"
    else
        failed=$((failed + 1))
        printf '   ✗ %s FAILED, %s\n' "$title" "$(since "$start")"
        return 1
    fi
}

# work TITLE COMMAND… : the same for what prepares the way and is not itself a test: it counts only when it fails.
work() {
    step "$@" || return 1
    passed=$((passed - 1))
}

# build PRESET TARGET… : configures when that was never done (ninja sees later changes itself) and builds.
build() {
    local preset=$1
    shift
    local folder=build/$preset wanted
    mkdir -p build
    wanted=$(cksum <CMakePresets.json)
    if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/presets.cksum" 2>/dev/null)" != "$wanted" ]; then
        say "   configuring $preset"
        cmake --preset "$preset" >"$folder.log" 2>&1 || { tail -30 "$folder.log"; return 1; }
        printf '%s' "$wanted" >"$folder/presets.cksum"
    fi
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime \
        NINJA_STATUS='   [%f of %t, %e s] ' ninja -C "$folder" "$@"
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
