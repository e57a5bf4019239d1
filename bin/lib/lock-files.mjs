#!/usr/bin/env node
// Every package in a lock file admits Debian 12's Node, and names no registry: whoever installs decides where from.
import { readFileSync } from 'node:fs'

const oldest = [18, 20]
let found = 0

/** Whether one range of an `engines.node` field ("^14.18.0 || >=16", "18.x", "*") lets 18.20 in. */
function admits(range) {
    return range.split('||').some(choice => choice.trim().replace(/([<>=^~]+)\s+/g, '$1').split(/\s+/).every(fits))
}

function fits(condition) {
    const parts = /^(\^|~|>=|<=|>|<|=|v)?\s*v?(\d+|\*|x)?(?:\.(\d+|x|\*))?/.exec(condition)
    if (!parts || parts[2] === undefined || /[x*]/.test(parts[2])) return true
    const major = Number(parts[2])
    const minor = /^\d+$/.test(parts[3] ?? '') ? Number(parts[3]) : 0
    const difference = oldest[0] - major || oldest[1] - minor
    switch (parts[1]) {
    case '>=': return difference >= 0
    case '>': return difference > 0
    case '<': return difference < 0
    case '<=': return difference <= 0
    case '^': return oldest[0] === major && oldest[1] >= minor
    case '~': return oldest[0] === major && (parts[3] === undefined || oldest[1] === minor)
    default: return oldest[0] === major && (parts[3] === undefined || /[x*]/.test(parts[3]) || oldest[1] === minor)
    }
}

for (const file of process.argv.slice(2)) {
    for (const [name, entry] of Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages)) {
        const complaint = !entry.engines?.node || admits(entry.engines.node) ? null : `wants Node ${entry.engines.node}`
        for (const words of [complaint, entry.resolved && 'names the registry it came from']) {
            if (words) console.log(`${file}: ${name} ${words}`), found++
        }
    }
}
process.exit(found ? 1 : 0)
