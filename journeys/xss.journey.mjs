// Whatever people write stays text for everybody else. Every field that others see holds every payload once; the pages that show it
// are loaded in a browser whose content security policy is off, so that nothing but our own escaping stands in the way.
// XSS says how many payloads each field gets (bin/test xss: all 5,000).
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { minute, open_site } from './harness.mjs'
import { marked_payload, payload, payload_count } from './payloads.mjs'

const wanted = Math.min(Number(process.env.XSS ?? 20), payload_count)
const rows = 30 // that hold a payload at the same time
const at_once = 12 // frames in the window
const patience = Math.max(minute, wanted * 400)

let site
let tokens
let window_page
const caught = []
const agent = new Agent({ keepAlive: true, maxSockets: 8 })

before(async () => {
    site = await open_site()
    await site.stop()
    // On top of what the first start made.
    const path = join(site.folder, 'tokens')
    site.command('fill', '--people', '240', '--needs', '60', '--replies', '60', '--me-toos', '60', '--circles', '30', '--posts', '3000',
        '--sessions', '200', '--tokens', path)
    await site.start()
    tokens = readFileSync(path, 'utf8').trim().split('\n')
    site.sql('update people set role = \'administrator\' where id = (select min(id) from people where role <> \'guest\')')
    window_page = await watched_window()
}, { timeout: minute })
after(() => site?.close(), { timeout: minute })

/** A window in which frames are opened; whatever acts in one is caught, whatever asks for something is refused and noted. */
async function watched_window() {
    const context = await site.browser.newContext({ bypassCSP: true, baseURL: site.url })
    await context.exposeFunction('act', n => { caught.push(`a page acted: ${n}`) })
    await context.addInitScript(() => { window.alert = n => window.top.act(String(n)) })
    await context.route('**/*', route => {
        const url = new URL(route.request().url())
        if (url.origin === site.url && url.pathname === '/who-sees-what') return route.continue()
        if (!url.pathname.startsWith('/assets/') && !/\/(photo|pictures)\//.test(url.pathname)) caught.push(`a page asked for ${url}`)
        return route.abort()
    })
    const page = await context.newPage()
    page.on('dialog', dialog => dialog.dismiss())
    await page.goto('/who-sees-what')
    return page
}

let turn = 0
/** The page as one of many people reads it, so that nobody reads too much at once. */
function read(path, { who = 0, bytes = false } = {}) {
    const token = who ? tokens[who - 1] : tokens[1 + turn++ % (tokens.length - 1)]
    return new Promise((resolve, reject) => {
        const call = request(site.url.replace('localhost', '127.0.0.1') + path, { agent, headers: { host: new URL(site.url).host, cookie: `__Host-session=${token}` } }, answer => {
            let text = ''
            answer.setEncoding('utf8')
            answer.on('data', more => { text += more })
            answer.on('end', () => resolve(bytes ? { status: answer.statusCode, text } : answer.statusCode === 200 ? text : reject(new Error(`${path}: ${answer.statusCode}`))))
        })
        call.on('error', reject)
        call.end()
    })
}

/** Loads the pages in frames; gives of each what it says, and what in it could act. */
function load(pages) {
    return window_page.evaluate(async texts => {
        const dangerous = /^\s*(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript|data)\s*:/i
        const links = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'srcdoc', 'poster', 'background']
        const seen_in = frame => {
            const inside = frame.contentDocument
            const acts = [...inside.querySelectorAll('*')].flatMap(one => [...one.attributes]
                .filter(({ name, value }) => /^on/i.test(name) || (links.includes(name.toLowerCase()) && dangerous.test(value)) || name === 'srcdoc')
                .map(({ name, value }) => `<${one.tagName} ${name}=${value.slice(0, 80)}>`))
            const foreign = [...inside.querySelectorAll('iframe, object, embed, base, math, style:not(head style), plaintext, xmp, marquee, video, audio')].map(one => one.outerHTML.slice(0, 120))
            for (const one of inside.querySelectorAll('script, style')) one.remove()
            const typed = [...inside.querySelectorAll('input, textarea')].map(one => one.value)
            const told = [...inside.querySelectorAll('[alt], [title], [aria-label]')].flatMap(one => ['alt', 'title', 'aria-label'].map(name => one.getAttribute(name) ?? ''))
            return { acts: [...acts, ...foreign], says: [inside.documentElement.textContent, ...typed, ...told].join('\n') }
        }
        const frames = texts.map(text => {
            const frame = document.createElement('iframe')
            const loaded = new Promise(resolve => { frame.onload = resolve; setTimeout(resolve, 5000) })
            frame.srcdoc = text
            document.body.append(frame)
            return { frame, loaded }
        })
        const seen = []
        for (const { frame, loaded } of frames) {
            await loaded
            seen.push(seen_in(frame))
        }
        await new Promise(resolve => { setTimeout(resolve, 30) })
        for (const { frame } of frames) frame.remove()
        return seen
    }, pages)
}

/** As a reader sees it: white space is one blank, and signs without a picture are none. */
// eslint-disable-next-line no-control-regex
const as_read = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim()

async function look_at(paths, wanted_words, field, who) {
    for (let i = 0; i < paths.length; i += at_once) {
        const some = paths.slice(i, i + at_once)
        const pages = await Promise.all(some.map(path => read(path, { who })))
        const seen = await load(pages)
        for (const [k, { acts, says }] of seen.entries()) {
            assert.deepEqual(acts, [], `${field}: ${some[k]}`)
            const read_there = as_read(says)
            for (const words of wanted_words(some[k])) assert.ok(read_there.includes(as_read(words)), `${field}: ${some[k]} does not show ${words}`)
        }
        assert.deepEqual(caught, [], `${field}: ${some.join(' ')}`)
    }
}

const quoted = text => `'${text.replaceAll('\'', '\'\'')}'`
const ids = query => site.sql(query).map(line => line.split('|'))

/**
 * One column of a table gets all payloads, so many rows at a time. `show(row)` gives the paths on which the row's text stands as it is;
 * `also(rows)` more pages that show it shortened, where only nothing may act.
 */
async function try_column({ table, column, query, show, key = 'id', also = () => [], who = 0 }) {
    const things = ids(query).slice(0, rows)
    assert.ok(things.length > 0, `${table} is empty`)
    for (let n = 0; n < wanted; n += things.length) {
        const holds = new Map()
        things.forEach((thing, i) => { if (n + i < wanted) holds.set(thing, payload(n + i)) })
        const cases = [...holds].map(([[id], text]) => `when ${id} then ${quoted(text)}`).join(' ')
        site.sql(`update ${table} set ${column} = case ${key} ${cases} else ${column} end where ${key} in (${[...holds.keys()].map(([id]) => id).join(',')})`)
        const words = new Map()
        for (const [thing, text] of holds) {
            for (const path of show(thing)) words.set(path, [...words.get(path) ?? [], text])
        }
        await look_at([...words.keys()], path => words.get(path), `${table}.${column}`, who)
        await look_at(also(things), () => [], `${table}.${column}`, who)
    }
}

/** An id as paths spell it (src/base/id.cpp). */
function base32(id) {
    let text = ''
    for (let rest = BigInt(id); rest > 0n || text === ''; rest >>= 5n) text = '0123456789abcdefghjkmnpqrstvwxyz'[Number(rest & 31n)] + text
    return text
}

test('the trial itself: what acts is caught, what is missing is missed', { timeout: minute }, async () => {
    for (const text of ['<script>alert(1)</script>', '<img src=x onerror=alert(2)>', '<svg onload=alert(3)>']) {
        await load([`<!doctype html><body>${text}`])
        assert.ok(caught.length > 0, text)
        caught.length = 0
    }
    const [{ acts }] = await load(['<!doctype html><body><a href=" java\tscript:x">x</a><p onclick=x>x</p>'])
    assert.equal(acts.length, 2)
    caught.length = 0
})

const needs = 'select id from needs where state = \'open\' and audience <> \'circles\' order by id'
const circles = 'select id, slug from circles where state = \'active\' and audience <> \'circles\' order by id'
const people = 'select id, slug from people where role <> \'guest\' and state = \'active\' order by id'
const threads = 'select t.id, c.slug, t.id from threads t join circles c on c.id = t.circle_id where t.state = \'open\' and c.audience <> \'circles\' order by t.id'

const to_need = ([id]) => [`/needs/${base32(id)}-x`]
const to_circle = ([, slug]) => [`/circles/${slug}`]
const to_thread = ([id, slug]) => [`/circles/${slug}/talk/${base32(id)}-x`]

const columns = [
    { table: 'people', column: 'name', query: people, show: ([, slug]) => [`/people/${slug}`], also: () => ['/people', '/steward/members'], who: 1 },
    { table: 'people', column: 'help', query: people, show: ([, slug]) => [`/people/${slug}`], who: 1 },
    { table: 'needs', column: 'title', query: needs, show: to_need, also: () => ['/needs', '/'] },
    { table: 'needs', column: 'story', query: needs, show: to_need },
    { table: 'replies', column: 'text', query: 'select r.id, r.need_id from replies r join needs n on n.id = r.need_id where n.state = \'open\' and r.hidden_at is null group by r.need_id order by r.id', show: ([, need]) => to_need([need]) },
    ...['name', 'purpose', 'rhythm', 'strategy', 'promises'].map(column => ({ table: 'circles', column, query: circles, show: to_circle, also: () => ['/circles', '/'] })),
    { table: 'threads', column: 'title', query: threads, show: to_thread, also: rows => [...new Set(rows.map(([, slug]) => `/circles/${slug}/talk`))] },
    { table: 'threads', column: 'excerpt', query: threads, show: () => [], also: rows => [...new Set(rows.map(([, slug]) => `/circles/${slug}/talk`))] },
]

/** What circles leave, note and answer for, made once: the columns below are tried in it. */
async function more_rows() {
    const ended = ids(circles).slice(-6)
    for (const [id] of ended) {
        site.sql(`update circles set state = 'closed', closed_at = 1790000000000 where id = ${id};
            insert into circle_legacies (circle_id, author_id, came_of, did_not_work, whom_to_ask, thanks, closed_at)
            select ${id}, founder_id, 'Much', 'Little', 'Ana', 'All', 1790000000000 from circles where id = ${id}`)
    }
    const who = await writer(100)
    const copy = await who.post('/activities/tuning-protocol/copies', { circle: who.slug })
    const run = await who.post(`/circles/${who.slug}/activities/${copy.id}/runs`, {})
    for (let n = 0; n < 8; ++n) await who.post(`/circles/${who.slug}/runs/${run.id}/notes`, { words: `Note ${n}`, step: 1 })
    const reported = ids('select id, author_id from needs where state = \'open\' and audience = \'everyone\' order by id').slice(0, 8)
    const [[reporter]] = ids(people).slice(20)
    for (const [n, [need, author]] of reported.entries()) {
        site.sql(`insert into reports (id, kind, thing_id, about_id, reporter_id, why, words, outcome, reported_at, note)
            values (${n + 1}, 'need', ${need}, ${author}, ${reporter}, 'other', 'Look', 'open', 1790000000000, '')`)
    }
    return `/circles/${who.slug}/runs/${run.id}`
}

test('what circles leave behind and note, and what is reported, stays text', { timeout: 8 * patience }, async () => {
    const run = await more_rows()
    const legacies = 'select l.circle_id, c.slug from circle_legacies l join circles c on c.id = l.circle_id where c.audience <> \'circles\''
    for (const column of ['came_of', 'did_not_work', 'whom_to_ask', 'thanks'])
        await try_column({ table: 'circle_legacies', column, key: 'circle_id', query: legacies, show: ([, slug]) => [`/circles/${slug}/legacy`] })
    await try_column({ table: 'activity_notes', column: 'words', query: 'select id from activity_notes', show: () => [run], who: 101 })
    await try_column({ table: 'reports', column: 'words', query: 'select id from reports where outcome = \'open\'', show: () => ['/steward/reports'], who: 1 })
})

for (const wish of columns)
    test(`${wish.table}.${wish.column} stays text wherever it stands`, { timeout: patience }, () => try_column(wish))

/** Somebody whom no limit of newcomers holds back, in the first circle that everybody may read. */
async function writer(i) {
    const [[circle, slug]] = ids(circles)
    const [id] = ids(people)[i]
    site.sql(`update people set role = 'steward' where id = ${id} and role = 'member';
        insert into circle_people (circle_id, person_id, standing, duty, words, since, less) values (${circle}, ${id}, 'host', 'none', '', 1, 0)
        on conflict (circle_id, person_id) do update set standing = 'host'`)
    const { text } = await read('/who-sees-what', { who: i + 1, bytes: true })
    const form_token = /name="csrf" value="([^"]+)"/.exec(text)[1]
    const post = async (path, body, status = 201) => {
        const answer = await fetch(`${site.url.replace('localhost', '127.0.0.1')}/api/v1${path}`, {
            method: 'POST', body: JSON.stringify(body),
            headers: { host: new URL(site.url).host, 'content-type': 'application/json', origin: site.url, cookie: `__Host-session=${tokens[i]}`, 'x-csrf-token': form_token },
        })
        const said = await answer.text()
        assert.equal(answer.status, status, `${path}: ${said}`)
        return JSON.parse(said)
    }
    return { slug, post }
}

// Marks take signs away, and name the rest otherwise: letters and digits must all still be there.
const entities = { '&lt;': '<', '&quot;': '"', '&#34;': '"', '&#106;': 'j', '&colon;': ':' }
const letters_of = text => text.replace(/&[#\w]+;/g, entity => entities[entity] ?? entity).replace(/[^\p{L}\p{N}]/gu, '')
// Where the payload is the address of a link, or its title, its words need not stand there.
const stands_there = n => [0, 6, 7, 8, 9].includes(n % 12)

test('posts stay text, with and without the marks they understand', { timeout: patience }, async () => {
    const together = 24
    for (const spell of [payload, marked_payload]) {
        for (let n = 0; n < wanted; n += together * 40) {
            const who = await writer(5 + Math.floor(n / (together * 40)) % 40 + (spell === payload ? 0 : 40))
            const thread = await who.post(`/circles/${who.slug}/talk`, { kind: 'discussion', title: `From ${n}`, text: 'Look' })
            const holds = []
            for (let k = n; k < Math.min(wanted, n + together * 40); k += together) {
                const some = Array.from({ length: Math.min(together, wanted - k) }, (_, i) => k + i)
                await who.post(`/circles/${who.slug}/talk/${thread.id}/replies`, { text: some.map(spell).join('\n\n') })
                holds.push(...some)
            }
            const pages = await pages_of(`/circles/${who.slug}/talk/${thread.id}`)
            const seen = await load(pages)
            assert.deepEqual([...seen.flatMap(({ acts }) => acts), ...caught], [], `from ${n}`)
            const says = letters_of(seen.map(one => one.says).join('\n'))
            const missing = holds.filter(k => (spell === payload || stands_there(k)) && !says.includes(letters_of(payload(k))))
            assert.deepEqual(missing.slice(0, 5).map(spell), [], `from ${n}`)
        }
    }
})

/** All pages of a long thread. */
async function pages_of(path) {
    const pages = []
    for (let next = path; next;) {
        const text = await read(next)
        pages.push(text)
        next = /<a[^>]+rel="next"[^>]+href="([^"]+)"|<a[^>]+href="([^"]+)"[^>]+rel="next"/.exec(text)?.slice(1).find(Boolean)?.replaceAll('&amp;', '&')
    }
    return pages
}

test('what somebody looks for stays text', { timeout: patience }, async () => {
    const paths = Array.from({ length: wanted }, (_, n) => [`/search?q=${encodeURIComponent(payload(n))}`, payload(n)])
    const words = new Map(paths)
    await look_at([...words.keys()], path => [words.get(path)], 'search')
})
