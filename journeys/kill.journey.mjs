// The whole program is killed at random moments while sixteen people raise needs and say "me too"; what they were told is
// done must be there. KILLS says how often (bin/test kill: a hundred times).
import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { after, before, test } from 'node:test'
import { code_in, minute, open_program } from './harness.mjs'

const kills = Number(process.env.KILLS ?? 5)
const people = 16

let site
const all = []
before(async () => { site = await open_program() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

/** One HTTP request over the person's own connection; throws when the program is gone before it has answered. */
function ask(who, method, path, body, headers = {}) {
    return new Promise((resolve, reject) => {
        const options = { method, agent: who.agent, headers: { cookie: who.cookie, ...headers }, timeout: 10_000 }
        const call = request(site.url.replace('localhost', '127.0.0.1') + path, options, response => {
            let text = ''
            response.setEncoding('utf8')
            response.on('data', more => { text += more })
            response.on('aborted', () => reject(new Error('cut off')))
            response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
        })
        call.setHeader('host', new URL(site.url).host)
        call.on('error', reject)
        call.on('timeout', () => call.destroy(new Error('no answer')))
        call.end(body)
    })
}

const as_json = who => ({ 'content-type': 'application/json', origin: site.url, 'x-csrf-token': who.token })

async function joined(i) {
    const who = { agent: new Agent({ keepAlive: true, maxSockets: 1 }), cookie: '', token: '', raised: [], felt: [] }
    const json = { 'content-type': 'application/json', origin: site.url }
    const keep = answer => {
        who.cookie = answer.headers['set-cookie'].map(one => one.slice(0, one.indexOf(';'))).filter(one => !one.endsWith('=')).join('; ')
    }
    const letters = site.mail.count()
    keep(await ask(who, 'POST', '/api/v1/sign-in', JSON.stringify({ email: `p${i}@school.example` }), json))
    const code = code_in(await site.mail(letters))
    keep(await ask(who, 'POST', '/api/v1/sign-in/code', JSON.stringify({ code }), json))
    const page = await ask(who, 'GET', '/who-sees-what')
    who.token = /name="csrf" value="([^"]+)"/.exec(page.text)[1]
    return who
}

/** Writes until the program is gone, and remembers only what was acknowledged. */
async function write_until_killed(who, round, i, known) {
    for (let n = 0; ; ++n) {
        try {
            const title = `need ${round}-${i}-${n}`
            const raised = await ask(who, 'POST', '/api/v1/needs', JSON.stringify({ title, subject: 'mathematics' }), as_json(who))
            if (raised.status === 429) return
            assert.equal(raised.status, 201, raised.text)
            const { id } = JSON.parse(raised.text)
            who.raised.push(title)
            known.push({ id, title, by: i })
            const other = known[Math.floor(Math.random() * known.length)]
            if (other.by === i) continue
            const felt = await ask(who, 'POST', `/api/v1/needs/${other.id}/me-too`, '{}', as_json(who))
            if (felt.status === 429) return
            assert.equal(felt.status, 200, felt.text)
            who.felt.push(other.title)
        } catch (trouble) {
            if (trouble instanceof assert.AssertionError) throw trouble
            return // the program is gone: what was not answered may or may not be there
        }
    }
}

/** Everything acknowledged that is not in the database. */
function lost() {
    const needs = new Set(site.sql('select title from needs'))
    const me_toos = new Set(site.sql("select p.email || ' ' || n.title from me_toos m join people p on p.id = m.person_id join needs n on n.id = m.need_id"))
    return all.flatMap((who, i) => [
        ...who.raised.filter(title => !needs.has(title)),
        ...who.felt.map(title => `p${i}@school.example ${title}`).filter(one => !me_toos.has(one)),
    ])
}

const pause = span => new Promise(resolve => setTimeout(resolve, span))

test(`killed ${kills} times under load, the program loses nothing it acknowledged and is back at once`, { timeout: (kills + 6) * 20_000 }, async () => {
    for (let i = 0; i < people; ++i) all.push(await joined(i))
    const known = []
    const starts = []
    for (let round = 0; round < kills; ++round) {
        const writing = Promise.all(all.map((who, i) => write_until_killed(who, round, i, known)))
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
    assert.deepEqual(lost(), [])
    const typical = starts.sort((a, b) => a - b)[Math.floor(starts.length / 2)]
    console.log(`${raised.length} needs and ${felt.length} me-toos acknowledged; ${kills} kills; a typical start took ${typical} ms`)
    assert.ok(typical <= 1000, `a typical start took ${typical} ms`)
})

test('control: what is taken away behind the program\'s back is found missing', { timeout: minute }, () => {
    const [title] = site.sql('select n.title from needs n where not exists (select 1 from me_toos m where m.need_id = n.id) limit 1')
    site.sql(`delete from needs where title = '${title}'`)

    assert.deepEqual(lost(), [title])
})
