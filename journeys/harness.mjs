// What every journey stands on: the running program with an empty folder, a browser, and the mail it sent.
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const require = createRequire(import.meta.url)
const house = dirname(dirname(fileURLToPath(import.meta.url)))
const axe_source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const program = process.env.GROUNDSWELL ?? join(house, 'build/release/groundswell')

export const minute = 60_000

/**
 * Starts the program and a browser; `await site.close()` ends both, and the test's end does when it is forgotten.
 * `options` are added to `serve`. Passkeys need a name for a host, so the site is http://localhost:PORT.
 */
export async function open_site(options = []) {
    const house = await open_program(options)
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: browser_options })
    const close = async () => {
        await browser.close()
        await house.close()
    }
    return { ...house, browser, new_person: person(browser, house.url), close }
}

/**
 * The program alone, without a browser. `kill()` ends it as a lost process ends, `stop()` as a service manager does
 * (it gives the exit code); `start()` starts it again on its folder.
 * `environment` gives, for its data folder, variables more than our own.
 */
export async function open_program(options = [], environment = () => ({})) {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-journey-'))
    const letters = join(folder, 'mail')
    mkdirSync(letters)
    const port = await free_port()
    const url = `http://localhost:${port}`
    const data = join(folder, 'data')
    const more = environment(data)
    const all = ['--data', data, '--public-url', url, '--mail', `dir:${letters}`, '--mail-from', 'network@groundswell.example', ...options]
    let server = await serve(port, all, more)
    const close = async () => {
        await server.stop()
        rmSync(folder, { recursive: true, force: true })
    }
    return {
        url, folder, data, close,
        said: () => server.said(),
        mail: newest_letter(letters),
        kill: () => server.kill(),
        stop: () => server.stop(),
        start: async () => { server = await serve(port, all, more) },
        sql: database_says(data, more),
        /** Another command of the program on the same folder, as an installer would type it; gives what it printed. */
        command: (...words) => execFileSync(program, [...words, '--data', data], { encoding: 'utf8', stdio: 'pipe' }),
    }
}

/**
 * Asks the database of a data folder, as an installer would with sqlite3; gives the rows as lines. What watches the program's disk
 * watches this one's too, by the same variables: else it would write behind that one's back.
 */
export function database_says(folder, environment = {}) {
    const options = { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...environment } }
    return text => execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(folder, 'groundswell.db'), text], options).trim().split('\n')
}

// --no-sandbox because the tests may run as root, where Chromium's own sandbox refuses to start.
const browser_options = [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
]

async function serve(port, options, more = {}) {
    const child = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`, ...options], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...more } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', words => { said += words })
    const ended = new Promise(resolve => child.once('close', resolve))
    const strike = () => child.kill('SIGKILL')
    process.once('exit', strike)
    const kill = async () => {
        strike()
        await ended
        process.off('exit', strike)
    }
    const stop = async () => {
        child.kill('SIGTERM')
        const patience = setTimeout(strike, 10_000)
        await ended
        clearTimeout(patience)
        process.off('exit', strike)
        return child.exitCode
    }
    try {
        await until(() => healthy(port, child), 10_000, () => `the program does not answer; it said:\n${said}`)
    } catch (trouble) {
        await stop()
        throw trouble
    }
    return { stop, kill, said: () => said }
}

async function healthy(port, child) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { host: `localhost:${port}` } }).catch(() => null)
    return answer?.ok
}

/** Asks again and again until it is true; gives what was answered. */
export async function until(question, patience, complaint) {
    const end = Date.now() + patience
    for (;;) {
        const answer = await question()
        if (answer) return answer
        if (Date.now() > end) throw new Error(complaint())
        await new Promise(resolve => setTimeout(resolve, 20))
    }
}

function free_port() {
    return new Promise((resolve, reject) => {
        const probe = createServer().once('error', reject)
        probe.listen(0, '127.0.0.1', () => {
            const { port } = probe.address()
            probe.close(() => resolve(port))
        })
    })
}

/**
 * A person with a browser profile of their own. What no page may do is gathered in `page.complaints`: console errors,
 * breaches of the content security policy, requests to anybody else.
 */
function person(browser, url) {
    return async (options = {}) => {
        // Without motion: axe would otherwise measure colours half way between two themes.
        const usual = { baseURL: url, viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' }
        const context = await browser.newContext({ ...usual, ...options })
        context.setDefaultTimeout(10_000)
        const page = unhurried(await context.newPage())
        page.complaints = []
        page.on('console', message => { if (message.type() === 'error') page.complaints.push(message.text()) })
        page.on('pageerror', error => page.complaints.push(String(error)))
        page.on('request', request => {
            const target = request.url()
            if (!target.startsWith(`${url}/`) && !/^(data|blob|about):/.test(target)) page.complaints.push(`asks ${target}`)
        })
        return page
    }
}

/** Who goes elsewhere first sees the page she asked for: Chromium may abort both journeys when one overtakes the other. */
function unhurried(page) {
    const go = page.goto.bind(page)
    page.goto = async (...where) => {
        await page.waitForLoadState('load')
        return go(...where)
    }
    return page
}

/** The person asks for a code, reads it in her mail and types it; gives her page, wherever it went on to. */
export async function come_in(site, page, address) {
    const before = site.mail.count()
    await page.goto('/sign-in')
    await page.fill('#email', address)
    await page.click('main form .btn.go')
    await page.fill('#code', code_in(await site.mail.to(address, before)))
    await page.click('main form .btn.go')
    await page.waitForURL(url => !url.pathname.startsWith('/sign-in'))
    return page
}

/** The six digits of a letter; an id in its head may hold six of its own. */
export function code_in(letter) {
    return /(?<!\w)\d{6}(?!\w)/.exec(letter.slice(letter.search(/\r?\n\r?\n/)))[0]
}

/** The newest letter as text, waited for; `after` is the number of letters there were before. */
function newest_letter(folder) {
    const letters = () => readdirSync(folder).filter(name => name.endsWith('.eml'))
        .map(name => join(folder, name)).sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs || (a < b ? -1 : 1))
    const mail = async (after = 0) => {
        await until(() => letters().length > after, 10_000, () => `there is no letter after ${after}`)
        return readFileSync(letters().at(-1), 'utf8')
    }
    /** The newest of those that came after so many and went to this address: others may be on their way at the same time. */
    mail.to = (address, after = 0) => until(() => letters().slice(after).map(path => readFileSync(path, 'utf8'))
        .filter(letter => new RegExp(`^To: .*${address.replaceAll('.', '\\.')}`, 'im').test(letter)).at(-1), 10_000, () => `there is no letter to ${address} after ${after}`)
    mail.count = () => letters().length
    return mail
}

/** The violations axe finds, as lines. It needs scripts (in a context without them it would hang for ever). */
export async function axe(page) {
    await page.evaluate(axe_source)
    const found = await within(20_000, 'axe', page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })))
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`)
}

function within(patience, what, promise) {
    let timer
    const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`${what} took too long`)), patience) })
    return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** The violations in the light and in the dark theme; the page is left in the light one. */
export async function axe_in_both_themes(page) {
    const found = []
    for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ colorScheme })
        found.push(...(await axe(page)).map(line => `${colorScheme}: ${line}`))
    }
    return found
}

/** What stands out of a window of this width, as lines; none is wanted. */
export async function horizontal_scroll(page, width = 320) {
    const before = page.viewportSize()
    await page.setViewportSize({ width, height: 700 })
    const out = await page.evaluate(() => {
        const edge = document.documentElement.clientWidth
        if (document.documentElement.scrollWidth <= edge) return []
        return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > edge + 1)
            .map(one => `<${one.tagName.toLowerCase()} class="${one.getAttribute('class') ?? ''}">`)
    })
    await page.setViewportSize(before)
    return out
}

/** What can be pressed or filled in but is never come to by Tab, or does not show that it is focused, as lines; none is wanted. */
export async function out_of_a_keyboards_reach(page) {
    const presses = await page.evaluate(() => {
        const shows = one => {
            const style = getComputedStyle(one)
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
        }
        globalThis.reached = new Set()
        globalThis.dim = new Set()
        document.addEventListener('focusin', ({ target }) => {
            globalThis.reached.add(target)
            // A ticked chip shows its focus on the label around it.
            if (!shows(target) && !(target.closest('label') && shows(target.closest('label')))) globalThis.dim.add(target)
        })
        return document.querySelectorAll('a, button, input, select, textarea, summary').length
    })
    for (let press = 0; press < presses + 2; ++press) await page.keyboard.press('Tab')
    return page.evaluate(() => {
        const { reached, dim } = globalThis
        // What Enter presses in a form of many buttons: a visible one says the same.
        const is_default = one => one.tabIndex === -1 && one.matches('button.vh') && [...one.form.querySelectorAll('button:not(.vh)')].some(other => other.textContent === one.textContent)
        const one_of_group = one => one.type === 'radio' && [...reached].some(other => other.type === 'radio' && other.name === one.name && other.form === one.form)
        const missed = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
            .filter(one => one.checkVisibility({ checkVisibilityCSS: true }) && !one.disabled && !reached.has(one) && !one_of_group(one) && !is_default(one))
        const says = one => one.outerHTML.slice(0, 100)
        return [...missed.map(one => `Tab never comes to ${says(one)}`), ...[...dim].map(one => `one cannot see that this is focused: ${says(one)}`)]
    })
}

/** What every page owes wherever a story passes by: axe finds nothing in either theme, and nothing stands out at 320 px. */
export async function whole(page, name) {
    await shots(page, name)
    const found = [...await axe_in_both_themes(page), ...(await horizontal_scroll(page)).map(line => `wider than 320 px: ${line}`)]
    assert.deepEqual(found, [], name)
}

/** With SHOTS=1: pictures of the page in build/shots, at 390 and 1280 px, in both themes, and from right to left. */
export async function shots(page, name) {
    if (!process.env.SHOTS) return
    const folder = join(house, 'build/shots')
    mkdirSync(folder, { recursive: true })
    const before = page.viewportSize()
    const picture = async more => page.screenshot({ path: join(folder, `${name}-${more}.png`), fullPage: true })
    for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 844 })
        for (const colorScheme of ['light', 'dark']) {
            await page.emulateMedia({ colorScheme })
            await picture(`${colorScheme}-${width}`)
        }
        await page.emulateMedia({ colorScheme: 'light' })
        await page.evaluate(() => { document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl' })
        await picture(`turned-${width}`)
        await page.evaluate(() => { document.documentElement.dir = document.documentElement.dir === 'rtl' ? 'ltr' : 'rtl' })
    }
    await page.setViewportSize(before)
}
