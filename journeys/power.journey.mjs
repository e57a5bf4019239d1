// The power goes at random moments while people write. What they were told is done must be on what the disk still holds,
// and the control, the same writing with no sync honoured as a database with synchronous=OFF lives, must be found out.
// CUTS says how often.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { database_says, minute, open_program } from './harness.mjs'
import { Disk, acts_in } from './power/disk.mjs'
import { lost, write_until_gone, writers } from './writers.mjs'

const cuts = Number(process.env.CUTS ?? 25)
const here = dirname(fileURLToPath(import.meta.url))
const pause = span => new Promise(resolve => setTimeout(resolve, span))

let folder
before(() => {
    folder = mkdtempSync(join(tmpdir(), 'groundswell-power-'))
    execFileSync(process.env.CXX ?? 'c++', ['-std=gnu++20', '-O1', '-shared', '-fPIC', join(here, 'power/record.cpp'), '-o', join(folder, 'record.so'), '-ldl'])
}, { timeout: minute })
after(() => rmSync(folder, { recursive: true, force: true }))

/** A chance that is the same each time. */
function seeded(seed) {
    return () => {
        seed = (seed * 1664525 + 1013904223) % 4294967296
        return seed / 4294967296
    }
}

/** People write for a while under a disk that is written down, until the program is killed. */
async function recorded() {
    const record = join(folder, 'record')
    const site = await open_program([], data => ({ LD_PRELOAD: join(folder, 'record.so'), DISK_FOLDER: data, DISK_RECORD: record }))
    try {
        const all = await writers(site, 12)
        const begun = statSync(record).size
        const writing = write_until_gone(site, all, 0, [], () => statSync(record).size)
        await pause(2000)
        await site.kill()
        await writing
        return { all, begun, from: site.data, acts: acts_in(record) }
    } finally {
        await site.close()
    }
}

/** What was acknowledged and is not found, after the power went at so many moments since people began to write. */
function lost_by_cuts({ all, begun, from, acts }, cuts, chance, honours_sync = () => true) {
    const first = acts.findIndex(act => act.end > begun)
    const moments = Array.from({ length: cuts }, () => first + Math.floor(chance() * (acts.length - first))).sort((a, b) => a - b)
    const disk = new Disk()
    let done = 0
    return moments.flatMap((moment, i) => {
        for (; done <= moment; ++done) if (acts[done].act !== 's' || honours_sync(acts[done])) disk.do(acts[done])
        const found = join(folder, `found-${i}`)
        mkdirSync(found, { recursive: true })
        disk.found_again(from, found, chance)
        const missing = missing_in(found, all, acts[moment].end)
        rmSync(found, { recursive: true })
        return missing
    })
}

function missing_in(found, all, until) {
    try {
        const sql = database_says(found)
        return [...sql('pragma integrity_check').filter(line => line !== 'ok'), ...lost(all, sql, until)]
    } catch (trouble) {
        return [String(trouble)]
    }
}

let trial

test(`when the power goes, at ${cuts} moments under load, nothing that was acknowledged is lost`, { timeout: 4 * minute }, async () => {
    trial = await recorded()
    const acknowledged = trial.all.flatMap(who => [...who.raised, ...who.felt]).length

    const missing = lost_by_cuts(trial, cuts, seeded(1))

    assert.ok(acknowledged > 50, `only ${acknowledged} were acknowledged`)
    assert.deepEqual(missing, [])
    console.log(`${acknowledged} acknowledged, ${trial.acts.length} acts of the disk, ${cuts} cuts`)
})

test('control: had nothing been synced since they began to write, the same trial would find what is lost', { timeout: 4 * minute }, () => {
    const missing = lost_by_cuts(trial, 2, seeded(1), act => act.end <= trial.begun)

    assert.ok(missing.length > 0)
})
