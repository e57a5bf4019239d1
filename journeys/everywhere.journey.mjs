// The example network, walked along its own links by a host, an administrator and a stranger: no link leads nowhere, and one page
// of every kind that any of them meets is whole.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { axe, code_in, come_in, horizontal_scroll, minute, open_site, out_of_a_keyboards_reach, shots, until } from './harness.mjs'

/** Every route that answers GET, from the law that is written by hand. */
const routes = [...readFileSync(new URL('../app/law_of_paths_test.cpp', import.meta.url), 'utf8').matchAll(/\{"GET (\/[^"]*)"/g)].map(([, path]) => path)

/** Files, feeds, streams and figures: nobody looks at them in a browser. */
const no_pages = [
    '/healthz', '/you/sessions', '/needs/alike', '/openapi.json', '/needs/{need}/photo/{size}', '/needs/{need}/worksheets/{worksheet}', '/circles/{circle}/atom',
    '/steward/imports/{import}/lines',
    '/circles/{circle}/pictures/{hash}/{size}',
    '/circles/{circle}/talk/{thread}/atom', '/circles/{circle}/talk/{thread}/live', '/circles/{circle}/runs/{run}/live', '/circles/{circle}/decisions/{decision}/ballots',
]

/** What leads on to another page by itself. */
const ways_through = ['/circles/{circle}/posts/{post}', '/needs/{need}/me-too', '/notices/{notice}']

/** Pages behind a link in a letter, or after a file was brought, which other journeys and tests open: those of the first evening are walked there. */
const told_elsewhere = [
    '/steward/imports/{import}',
    '/letters/{letter}', '/letter/{choice}/{proof}', '/letter/{choice}/{circle}/{proof}', '/join/{code}', '/merges/{merge}', '/me-too/{token}',
    '/decisions/{decision}/answer/{proof}', '/circles/{circle}/going/{proof}', '/circles/{circle}/legacy/edit', '/yours/{proof}', '/setup/{token}', '/setup/{token}/{step}',
]

const fits = (route, path) => {
    const [wanted, given] = [route.split('/'), path.split('/')]
    return wanted.length === given.length && wanted.every((word, i) => word.startsWith('{') ? given[i] !== '' : word === given[i])
}
const route_of = path => routes.filter(route => fits(route, path)).sort((a, b) => a.split('{').length - b.split('{').length)[0]

let site
let host
let administrator
let stranger
const met = new Map() // route → { path, page, name }
const dead = []

before(async () => {
    site = await open_site()
    site.command('example', 'load')
    host = await site.new_person()
    await come_in(site, host, 'host@school.example')
    await settle(host, 'Hatice')
    administrator = await site.new_person()
    await come_in(site, administrator, 'admin@school.example')
    await settle(administrator, 'Adil')
    site.command('person', 'role', 'admin@school.example', 'administrator', '--public-url', site.url)
    // The host of the liveliest circle lets her own browser in.
    const [busiest] = site.sql("select c.person_id from circle_people c join circle_tallies t on t.circle_id = c.circle_id where c.standing = 'host' order by t.members desc limit 1")
    site.sql(`update sessions set person_id = ${busiest} where person_id = (select id from people where name = 'Hatice')`)
    stranger = await site.new_person()
    await until(async () => {
        await host.goto('/')
        return !(await host.textContent('header')).includes('Hatice')
    }, 5000, () => 'the session stayed with the wrong person')
}, { timeout: 2 * minute })
after(() => site?.close(), { timeout: minute })

async function settle(page, name) {
    await page.fill('#name', name)
    await page.click('main form .btn.go')
    await page.waitForURL(url => url.pathname === '/')
}

const links_in = html => [...html.matchAll(/\shref="(\/[^"#]*)/g)].map(([, path]) => path.replaceAll('&amp;', '&'))

/** Follows links breadth first, at most three of each route, and asks each path once. */
async function follow_links(page, name) {
    const asked = new Set(['/'])
    const often = new Map()
    const queue = [['/', 'the beginning']]
    while (queue.length > 0) {
        const [path, from] = queue.shift()
        const answer = await page.request.get(path, { maxRedirects: 0 })
        const route = route_of(new URL(path, site.url).pathname)
        if (answer.status() >= 400) dead.push(`${name}: ${path}, linked from ${from}: ${answer.status()}`)
        const is_page = answer.status() === 200 && /text\/html/.test(answer.headers()['content-type'] ?? '')
        if (!is_page) continue
        if (!met.has(route)) met.set(route, { path, page, name })
        for (const link of links_in(await answer.text())) {
            const kind = route_of(new URL(link, site.url).pathname)
            if (asked.has(link) || link.startsWith('/assets/') || (often.get(kind) ?? 0) >= 3) continue
            asked.add(link)
            often.set(kind, (often.get(kind) ?? 0) + 1)
            queue.push([link, path])
        }
    }
}

test('no link of the example network leads nowhere, whoever follows it', { timeout: 3 * minute }, async () => {
    await follow_links(administrator, 'administrator')
    await follow_links(host, 'host')
    await follow_links(stranger, 'stranger')

    assert.deepEqual(dead, [])
})

const add = (route, path, page) => met.set(route, { path, page, name: 'letter' })

test('pages that only a letter or a form leads to are met too', { timeout: 2 * minute }, async () => {
    const said = site.command('person', 'invite', 'berk@school.example', '--public-url', site.url)
    const invitation = new URL(/http\S+/.exec(said)[0]).pathname
    const guest = await site.new_person()
    assert.equal((await guest.goto(invitation)).status(), 200)
    add('/invitations/{invitation}', invitation, guest)
    // The circle that has ended stands behind the three that are followed.
    const legacy = '/circles/exit-slips-on-paper/legacy'
    assert.equal((await stranger.goto(legacy)).status(), 200)
    add('/circles/{circle}/legacy', legacy, stranger)
    add('/invitations/{invitation}/no-thanks', `${invitation}/no-thanks`, guest)

    const letters = site.mail.count()
    const newcomer = await site.new_person()
    await newcomer.goto('/sign-in')
    await newcomer.fill('#email', 'nil@school.example')
    await newcomer.click('main form .btn.go')
    await newcomer.waitForURL('**/sign-in/code*')
    const code = code_in(await site.mail.to('nil@school.example', letters))
    add('/sign-in/code', '/sign-in/code', newcomer)
    const welcomed = await site.new_person()
    await come_in(site, welcomed, 'wim@school.example')
    assert.match(code, /^\d{6}$/)
    add('/welcome', '/welcome', welcomed)

    const way_in = site.command('person', 'sign-in-link', 'admin@school.example', '--public-url', site.url)
    add('/sign-in/link/{token}', new URL(/http\S+/.exec(way_in)[0]).pathname, await site.new_person())
})

/** Sends the page's form, filled in, and gives the path it leads to. */
async function send(page, fields) {
    for (const [field, value] of Object.entries(fields)) await page.fill(`main [name=${field}]`, value)
    await Promise.all([page.waitForNavigation(), page.click('main form .btn.go')])
    return new URL(page.url()).pathname
}

const link_on = async (page, selector) => new URL(await page.locator(`main ${selector}`).first().getAttribute('href'), site.url)

test('so are the pages of what a host begins: a thread, other words, a decision', { timeout: 2 * minute }, async () => {
    const [slug] = site.sql("select c.slug from circles c join circle_people p on p.circle_id = c.id join people q on q.id = p.person_id join circle_tallies t on t.circle_id = c.id where p.standing = 'host' order by t.members desc limit 1")
    await host.goto(`/circles/${slug}/talk/new`)
    const thread = await send(host, { title: 'How do we begin on Mondays?', text: 'Ours are still on the way.' })
    const edit = await link_on(host, 'a[href*="/posts/"][href$="/edit"]')
    await host.goto(edit.pathname)
    await send(host, { text: 'Ours are still on the road.' })
    add('/circles/{circle}/posts/{post}/edit', edit.pathname, host)
    add('/circles/{circle}/posts/{post}/history', edit.pathname.replace(/edit$/, 'history'), host)

    await host.goto(thread)
    const ask = await link_on(host, 'a[href*="/decisions/new"]')
    await host.goto(`${ask.pathname}${ask.search}&kind=consent`)
    const in_three_days = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16)
    const decision = await send(host, { question: 'Shall we begin with a song?', proposal: 'One song, all stand.', closes: in_three_days, quorum: '2' })
    add('/circles/{circle}/decisions', `/circles/${slug}/decisions`, host)
    add('/circles/{circle}/decisions/{decision}', decision, host)
    add('/circles/{circle}/decisions/{decision}/edit', `${decision}/edit`, host)
    assert.match(decision, /decisions\/[0-9a-z]+/)
})

test('so are other words for a need, sending it on, a suspension, and what stands at the end of something', { timeout: 2 * minute }, async () => {
    await host.goto('/needs/new')
    await host.check('input[name=subject][value=science]')
    await host.check('input[name=audience][value=everyone]')
    const need = await send(host, { title: 'The corridor clock is eleven minutes slow' })
    add('/needs/{need}/edit', `${need}/edit`, host)
    add('/needs/{need}/send', `${need}/send`, host)

    const [wim] = site.sql("select id from people where email = 'wim@school.example'")
    site.sql(`update people set name = 'Wim', slug = 'wim' where id = ${wim}`)
    await administrator.goto('/people/wim')
    await administrator.goto('/steward/members?q=wim')
    const letters = site.mail.count()
    const form = administrator.locator('form[action$="/suspension"]').first()
    await form.evaluate(one => { one.closest('details').open = true })
    await form.locator('input:not([type=hidden]), textarea').first().fill('He sells watches.')
    await Promise.all([administrator.waitForNavigation(), form.locator('button').click()])
    const letter = (await site.mail.to('wim@school.example', letters)).replaceAll('=\r\n', '').replaceAll('=3D', '=')
    add('/suspended/{proof}', new URL(/http\S+\/suspended\/\S+/.exec(letter)[0]).pathname, await site.new_person())
    add('/left', '/left', stranger)
    add('/reports/thanks', '/reports/thanks', host)
    add('/you/prove', '/you/prove', host)
    add('/this-was-not-me/{change}/{proof}', '/this-was-not-me/1/made-up', stranger)
    add('/way-back/{way}/{proof}', '/way-back/1/made-up', stranger)
})

test('there is no page that this journey forgets', { timeout: minute }, () => {
    const forgotten = routes.filter(route => ![...met.keys(), ...no_pages, ...ways_through, ...told_elsewhere].includes(route))

    assert.deepEqual(forgotten, [])
})

async function faults_of(page, path) {
    page.complaints.length = 0
    const answer = await page.goto(path)
    const found = answer.status() === 200 ? [] : [`answers ${answer.status()}`]
    // The language that is made up for this journey has a name of the kind that is kept for such.
    found.push(...(await axe(page)).filter(line => !/^(html-lang-valid|valid-lang): .*"qps"/.test(line)), ...(await horizontal_scroll(page)).map(line => `wider than 320 px: ${line}`))
    found.push(...page.complaints)
    return found.map(line => `${path}: ${line}`)
}

/** The same page again in the language of a browser, however its owner has chosen. */
async function speak(page, language) {
    await page.context().addCookies([{ name: '__Host-language', value: language, url: site.url.replace('http:', 'https:'), secure: true }])
}

async function walk(language, colorScheme) {
    site.sql(`insert into settings (name, value) values ('network.languages', 'en ${language}') on conflict (name) do update set value = excluded.value`)
    await until(async () => (await (await stranger.request.get('/')).text()).includes(`value="${language}"`), 5000, () => 'the site does not speak it')
    const faults = []
    for (const [route, { path, page }] of met) {
        await speak(page, language)
        await page.emulateMedia({ colorScheme })
        faults.push(...await faults_of(page, path))
        if (colorScheme === 'light') faults.push(...(await out_of_a_keyboards_reach(page)).map(line => `${path}: ${line}`))
        await shots(page, `everywhere-${language}${route.replaceAll(/[^a-z]+/g, '-')}`)
    }
    return faults
}

test('words a third longer fit every page, by day, and a keyboard alone reaches everything', { timeout: 6 * minute }, async () => {
    assert.deepEqual(await walk('qps', 'light'), [])
})

test('from right to left every page is whole, by night', { timeout: 6 * minute }, async () => {
    assert.deepEqual(await walk('ar', 'dark'), [])
})

test('what a page says is said in the reader’s language: nothing is left in English', { timeout: 2 * minute }, async () => {
    site.sql("update settings set value = 'en qps' where name = 'network.languages'")
    const page = await site.new_person()
    await page.goto('/')
    await speak(page, 'qps')
    await until(async () => (await (await page.request.get('/')).text()).includes('lang="qps"'), 5000, () => 'the site does not speak it')
    const plain = []
    for (const path of ['/sign-in', '/sign-in/password', '/who-sees-what', '/accessibility', '/reports/counts', '/search', '/nowhere']) {
        await page.goto(path)
        const texts = await page.evaluate(() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
            const found = []
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const owner = node.parentElement
                if (!owner.closest('script, style, [lang], code, kbd, select[name=language]')) found.push(node.textContent.trim())
            }
            return found
        })
        // Whatever was translated stands in ⟦ ⟧, or between the links of a sentence that does.
        const whole = texts.join(' ').replaceAll(/⟦[^⟧]*⟧/g, ' ')
        const left = whole.match(/[A-Za-z]{3,}/g) ?? []
        plain.push(...left.map(word => `${path}: ${word}`))
    }

    assert.deepEqual(plain, [])
})

test('whatever page a link opens for a stranger weighs at most 18 KB with its style', { timeout: minute }, async () => {
    const page = await site.new_person({ locale: 'en' })
    const styles = new Map()
    const heavy = []
    for (const [route, { path, name }] of met) {
        if (name !== 'stranger' && name !== 'letter' && !['/needs/{need}', '/circles/{circle}', '/circles/{circle}/talk/{thread}'].includes(route)) continue
        const answer = await page.request.get(path)
        const html = await answer.body()
        let bytes = gzipSync(html).length
        for (const [, sheet] of html.toString().matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
            if (!styles.has(sheet)) styles.set(sheet, gzipSync(await (await page.request.get(sheet)).body()).length)
            bytes += styles.get(sheet)
        }
        if (bytes > 18_000) heavy.push(`${path}: ${bytes}`)
    }

    assert.deepEqual(heavy, [])
})
