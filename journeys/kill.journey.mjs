// The whole program is killed at random moments while sixteen people raise needs and say "me too"; what they were told is
// done must be there. KILLS says how often (bin/test kill: a hundred times).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { minute, open_program } from './harness.mjs'
import { lost, write_until_gone, writers } from './writers.mjs'

const kills = Number(process.env.KILLS ?? 5)

let site
let all
before(async () => { site = await open_program() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

const pause = span => new Promise(resolve => setTimeout(resolve, span))

test(`killed ${kills} times under load, the program loses nothing it acknowledged and is back at once`, { timeout: (kills + 6) * 20_000 }, async () => {
    all = await writers(site, 16)
    const known = []
    const starts = []
    for (let round = 0; round < kills; ++round) {
        const writing = write_until_gone(site, all, round, known)
        await pause(50 + Math.random() * 700)
        await site.kill()
        await writing
        assert.deepEqual(site.sql('pragma integrity_check'), ['ok'])
        const before_start = Date.now()
        await site.start()
        starts.push(Date.now() - before_start)
    }

    const raised = all.flatMap(who => who.raised)
    const felt = all.flatMap(who => who.felt)
    assert.ok(raised.length >= kills && felt.length >= kills, `only ${raised.length} needs and ${felt.length} me-toos were acknowledged`)
    assert.deepEqual(lost(all, site.sql), [])
    const typical = starts.sort((a, b) => a - b)[Math.floor(starts.length / 2)]
    console.log(`${raised.length} needs and ${felt.length} me-toos acknowledged; ${kills} kills; a typical start took ${typical} ms`)
    assert.ok(typical <= 1000, `a typical start took ${typical} ms`)
})

test('asked to end under load, the program answers what it has begun, loses nothing and ends in peace', { timeout: 2 * minute }, async () => {
    const before = all.map(who => who.raised.length)
    const writing = write_until_gone(site, all, 'end', [])
    await pause(500)
    const code = await site.stop()
    await writing

    assert.equal(code, 0)
    assert.ok(all.some((who, i) => who.raised.length > before[i]))
    assert.deepEqual(site.sql('pragma integrity_check'), ['ok'])
    assert.deepEqual(lost(all, site.sql), [])
    await site.start()
})

test('control: what is taken away behind the program\'s back is found missing', { timeout: minute }, () => {
    const [title] = site.sql('select n.title from needs n where not exists (select 1 from me_toos m where m.need_id = n.id) limit 1')
    site.sql(`delete from needs where title = '${title}'`)

    assert.deepEqual(lost(all, site.sql), [title])
})
