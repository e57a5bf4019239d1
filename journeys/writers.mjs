// People who write without pause until the program is gone, and remember only what they were told is done: for the
// trials in which it is killed, or its power is cut.
import assert from 'node:assert/strict'
import { Agent, request } from 'node:http'
import { code_in } from './harness.mjs'

/** One HTTP request over the person's own connection; throws when the program is gone before it has answered. */
function ask(site, who, method, path, body, headers = {}) {
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

const as_json = (site, who) => ({ 'content-type': 'application/json', origin: site.url, 'x-csrf-token': who.token })

async function joined(site, i) {
    const who = { name: `p${i}@school.example`, agent: new Agent({ keepAlive: true, maxSockets: 1 }), cookie: '', token: '', raised: [], felt: [] }
    const json = { 'content-type': 'application/json', origin: site.url }
    const keep = answer => {
        who.cookie = answer.headers['set-cookie'].map(one => one.slice(0, one.indexOf(';'))).filter(one => !one.endsWith('=')).join('; ')
    }
    const letters = site.mail.count()
    keep(await ask(site, who, 'POST', '/api/v1/sign-in', JSON.stringify({ email: who.name }), json))
    const code = code_in(await site.mail.to(who.name, letters))
    keep(await ask(site, who, 'POST', '/api/v1/sign-in/code', JSON.stringify({ code }), json))
    const page = await ask(site, who, 'GET', '/who-sees-what')
    who.token = /name="csrf" value="([^"]+)"/.exec(page.text)[1]
    return who
}

/** This many people, signed in. What they were told is done is in `raised` and `felt`. */
export async function writers(site, count) {
    const all = []
    for (let i = 0; i < count; ++i) all.push(await joined(site, i))
    // Newcomers may not write without pause.
    site.sql('insert into trust (person_id, thanks, settled_at, limited_until) select id, 0, 1, 0 from people')
    return all
}

/** Everybody writes until the program is gone; `mark()` is noted with each thing when its answer has come. */
export function write_until_gone(site, all, round, known, mark = () => 0) {
    return Promise.all(all.map((who, i) => write_alone(site, who, `${round}-${i}`, known, mark)))
}

async function write_alone(site, who, name, known, mark) {
    for (let n = 0; ; ++n) {
        try {
            const title = `need ${name}-${n}`
            const raised = await ask(site, who, 'POST', '/api/v1/needs', JSON.stringify({ title, subject: 'mathematics' }), as_json(site, who))
            if (raised.status === 429) return
            assert.equal(raised.status, 201, raised.text)
            const { id } = JSON.parse(raised.text)
            who.raised.push({ title, mark: mark() })
            known.push({ id, title, by: who })
            const other = known[Math.floor(Math.random() * known.length)]
            if (other.by === who) continue
            const felt = await ask(site, who, 'POST', `/api/v1/needs/${other.id}/me-too`, '{}', as_json(site, who))
            if (felt.status === 429) return
            assert.equal(felt.status, 200, felt.text)
            who.felt.push({ title: other.title, mark: mark() })
        } catch (trouble) {
            if (trouble instanceof assert.AssertionError) throw trouble
            return // the program is gone: what was not answered may or may not be there
        }
    }
}

/** Everything acknowledged, up to this mark, that `sql` does not find in the database. */
export function lost(all, sql, until = Infinity) {
    const needs = new Set(sql('select title from needs'))
    const me_toos = new Set(sql("select p.email || ' ' || n.title from me_toos m join people p on p.id = m.person_id join needs n on n.id = m.need_id"))
    const before = done => done.mark <= until
    return all.flatMap(who => [
        ...who.raised.filter(before).map(done => done.title).filter(title => !needs.has(title)),
        ...who.felt.filter(before).map(done => `${who.name} ${done.title}`).filter(one => !me_toos.has(one)),
    ])
}
