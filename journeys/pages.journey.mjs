import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { axe, come_in, horizontal_scroll, minute, open_site, shots, until } from './harness.mjs'

let site
let ana
let need
let circle
let thread

async function reply(page, words) {
    await page.goto(thread)
    await page.fill('#text', words)
    await page.click('form[action*="/replies"] .btn.go')
    await page.waitForURL('**#p-*')
    // What was taken does not stand in the form again.
    assert.equal(await page.inputValue('#text'), '')
}

before(async () => {
    site = await open_site()
    ana = await site.new_person()
    await come_in(site, ana, 'ana@school.example')
    await ana.fill('#name', 'Ana')
    await ana.click('main form .btn.go')
    await ana.waitForURL(url => url.pathname === '/')
    await ana.goto('/needs/new')
    await ana.fill('#title', 'I find out too late who has not understood')
    await ana.fill('#story', 'Thirty-four pupils in four grades: by the time I reach the fourth, the first has lost the thread.')
    await ana.check('input[name=subject][value=mathematics]')
    await ana.click('main form .btn.go')
    await ana.waitForURL('**said=raised')
    need = new URL(ana.url()).pathname
    await ana.goto(need)
    await ana.fill('#text', 'Two questions on a slip of paper, read in the break.')
    await ana.click('form[action*="/replies"] .btn.go')
    await ana.waitForURL('**said=answered**')
    await ana.goto('/circles/new')
    await ana.fill('#name', 'Quiet Starts')
    await ana.fill('#purpose', 'How do we begin a lesson when forty pupils arrive at forty speeds?')
    await ana.fill('#promises', 'What is said about a pupil stays here.\nWe share what failed, too.')
    await ana.check('input[name=audience][value=everyone]')
    await ana.click('main form .btn.go')
    await ana.waitForURL('**said=started')
    circle = new URL(ana.url()).pathname
    await ana.goto(`${circle}/talk/new`)
    await ana.fill('#title', 'What do you do with the slip that says “everything”?')
    await ana.fill('#text', 'He wrote **everything**.\n\n| class | empty |\n|---|--:|\n| 6-A | 2 |\n\n> all of it\n\n- [x] asked\n- [ ] answered')
    await ana.click('main form .btn.go')
    await ana.waitForURL('**/talk/*-what-do-you-do*')
    thread = new URL(ana.url()).pathname
    site.sql("insert into trust (person_id, thanks, settled_at, limited_until) select id, 0, 1, 0 from people where name = 'Ana'") // or she is stopped
    for (let i = 0; i < 20; ++i) await reply(ana, `Ask something small: *where on the line would you hang ¾?* Three of my four pupils answered it, number ${i}.`)
    await ana.goto('/needs/new')
    await ana.fill('#title', 'A draft of mine')
    await ana.check('input[name=subject][value=science]')
    await ana.click('button[name=as_draft]')
    await ana.waitForURL('**said=kept')
}, { timeout: 3 * minute })
after(() => site?.close(), { timeout: minute })

const open_to_all = () => ['/', '/needs', need, '/circles', circle, thread, '/sign-in', '/who-sees-what', '/accessibility', '/nowhere']
const for_members = () => ['/', '/needs', need, `${need}?said=counted`, '/needs/new', `${need}/edit`, '/circles/new', circle, `${circle}/people`, `${circle}/talk/new`, thread, '/people', '/people/ana', '/you', '/nowhere']

/** Everything that every page owes, in both themes; the page is left in the light one. */
async function faults_of(page, path) {
    page.complaints.length = 0
    await page.goto(path)
    const found = []
    for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme })
        found.push(...(await axe(page)).map(line => `${colorScheme}: ${line}`))
    }
    found.push(...(await horizontal_scroll(page)).map(line => `wider than 320 px: ${line}`))
    // The browser itself says 404 of the page that is asked for because it is not there.
    const expected = line => path === '/nowhere' && /404/.test(line)
    return [...found, ...page.complaints.filter(line => !expected(line))].map(line => `${path}: ${line}`)
}

async function walk(page, paths, name) {
    const faults = []
    for (const path of paths) {
        faults.push(...await faults_of(page, path))
        await shots(page, `${name}${path.replace(need, '/need').replace(thread, '/thread').replaceAll(/[^a-z]+/g, '-')}`)
    }
    return faults
}

test('every page open to all is whole: both themes, 320 px, no complaint, nobody else asked', { timeout: 6 * minute }, async () => {
    assert.deepEqual(await walk(await site.new_person(), open_to_all(), 'open'), [])
})

test('every page of members is whole', { timeout: 6 * minute }, async () => {
    assert.deepEqual(await walk(ana, for_members(), 'member'), [])
})

test('a form that was refused is whole, and says at the field what to do', { timeout: minute }, async () => {
    const page = await site.new_person({ storageState: await ana.context().storageState() })
    await page.goto('/needs/new')
    await page.evaluate(() => { document.querySelector('main form').noValidate = true })
    await page.click('main form .btn.go')
    await page.waitForLoadState()

    assert.deepEqual(await axe(page), [])
    assert.equal(await page.getAttribute('#title', 'aria-invalid'), 'true')
    assert.ok(await page.isVisible('#title-problem'))
    await shots(page, 'refused')
})

test('a thread of twenty replies weighs at most 12 KB as it travels', { timeout: minute }, async () => {
    const stranger = await site.new_person()
    for (const page of [stranger, ana]) {
        const answer = await page.goto(thread)
        const packed = gzipSync(await answer.body(), { level: 6 }).length
        assert.match(await page.textContent('main'), /number 19/)
        assert.ok(packed <= 12 * 1024, `${packed} bytes`)
    }
})

/** What a first visit fetches, by kind: bytes as gzip packs them. */
async function weight_of(path, options = {}) {
    const page = await site.new_person(options)
    const sizes = { html: 0, css: 0, js: 0, font: 0 }
    const reading = []
    page.on('response', response => reading.push((async () => {
        const type = response.headers()['content-type'] ?? ''
        const kind = /html/.test(type) ? 'html' : /css/.test(type) ? 'css' : /javascript/.test(type) ? 'js' : /font/.test(type) ? 'font' : null
        if (kind) sizes[kind] += gzipSync(await response.body()).length
    })()))
    await page.goto(path, { waitUntil: 'networkidle' })
    await Promise.all(reading)
    await page.context().close()
    return sizes
}

test('a first visit is light: 30 KB of page and style, 25 KB of scripts; a page sent by link 18 KB', { timeout: minute }, async () => {
    const first = await weight_of('/')
    const linked = await weight_of(need)

    console.log(`first page ${JSON.stringify(first)}, need ${JSON.stringify(linked)} bytes gzipped`)
    assert.ok(first.html + first.css <= 30_000)
    assert.ok(first.js <= 25_000)
    assert.ok(linked.html + linked.css <= 18_000)
})

test('whoever saves data is sent no fonts', { timeout: minute }, async () => {
    const saving = await weight_of('/', { extraHTTPHeaders: { 'save-data': 'on' } })

    assert.equal(saving.font, 0)
    assert.ok(saving.css > 0)
})

/** Milliseconds from asking for `path` until something is read, with nothing kept from before, at 64 kbit/s and 400 ms. */
async function first_paint(path) {
    const page = await site.new_person()
    const line = await page.context().newCDPSession(page)
    await line.send('Network.enable')
    await line.send('Network.setCacheDisabled', { cacheDisabled: true })
    await line.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 8000, uploadThroughput: 8000 })
    await page.goto(path, { waitUntil: 'commit' })
    const painted = await until(
        () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime), 30_000, () => 'nothing was painted')
    await page.context().close()
    return Math.round(painted)
}

// The line is slow by a rule and the machine by chance, which only ever adds: the least of three is the line's.
test('on a bad line, 64 kbit/s and 400 ms, something is read within four seconds', { timeout: 2 * minute }, async () => {
    for (const path of ['/', need]) {
        const painted = [await first_paint(path), await first_paint(path), await first_paint(path)]
        console.log(`${path}: first paint after ${painted.join(', ')} ms`)
        assert.ok(Math.min(...painted) < 4000, `${path}: ${painted} ms`)
    }
})
