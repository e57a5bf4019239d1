import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readFileSync } from 'node:fs'
import { minute, open_site } from './harness.mjs'

// A small page of our own at the site's address: the island is the program's, the form is the least it needs.
const form = '<form method="post" action="/try/taken" data-draft="try"><input name="title"><input name="secret" type="password">'
    + '<p data-kept hidden>Kept on this phone</p><button>Send</button></form>'

let site
before(async () => { site = await open_site() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

/** A person for whom /try/… answers without the program: the form, or thanks where it was taken. */
async function writer() {
    const manifest = readFileSync(new URL('../build/release/assets/manifest.tsv', import.meta.url), 'utf8')
    const island = /^island\.js\t(\S+)/m.exec(manifest)[1]
    const page = await site.new_person()
    await page.route('**/try/*', route => route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html>${route.request().url().endsWith('/form') ? form : 'Thanks'}<script src="/assets/${island}"></script>`,
    }))
    await page.goto('/try/form')
    return page
}

const kept = page => page.evaluate(() => Object.values(localStorage).join())

test('what was typed is there again after the page was closed, and the page says that it is kept', { timeout: minute }, async () => {
    const page = await writer()

    await page.fill('[name=title]', 'They come too late')
    await page.goto('/try/elsewhere')
    await page.goto('/try/form')

    assert.equal(await page.inputValue('[name=title]'), 'They come too late')
    assert.ok(await page.isVisible('[data-kept]'))
})

test('a form that was sent and taken leaves nothing on the device', { timeout: minute }, async () => {
    const page = await writer()

    await page.fill('[name=title]', 'They come too late')
    await page.click('button')
    await page.waitForURL('**/try/taken')

    assert.equal(await kept(page), '')
})

test('a password is never kept', { timeout: minute }, async () => {
    const page = await writer()

    await page.fill('[name=title]', 'Mine')
    await page.fill('[name=secret]', 'correct horse')

    assert.match(await kept(page), /Mine/)
    assert.doesNotMatch(await kept(page), /horse/)
})
