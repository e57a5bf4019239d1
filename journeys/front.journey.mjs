import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe_in_both_themes, horizontal_scroll, minute, open_site, shots } from './harness.mjs'

let site
before(async () => { site = await open_site() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

test('a stranger opens the site and finds a page that is whole in both themes', { timeout: minute }, async () => {
    const page = await site.new_person()

    const answer = await page.goto('/')
    await shots(page, 'front')

    assert.equal(answer.status(), 200)
    assert.match(await page.title(), /\S/)
    assert.deepEqual(await axe_in_both_themes(page), [])
    assert.deepEqual(await horizontal_scroll(page), [])
    assert.deepEqual(page.complaints, [])
})

test('the page is readable without scripts', { timeout: minute }, async () => {
    const page = await site.new_person({ javaScriptEnabled: false })

    await page.goto('/')

    assert.equal(await page.locator('h1').count(), 1)
    assert.equal(await page.locator('main').count(), 1)
    assert.deepEqual(page.complaints, [])
})

test('styles, fonts and scripts come from the program itself and may be kept for ever', { timeout: minute }, async () => {
    const page = await site.new_person()
    const assets = []
    page.on('response', response => { if (response.url().includes('/assets/')) assets.push(response) })

    await page.goto('/', { waitUntil: 'networkidle' })

    assert.ok(assets.length > 0)
    for (const asset of assets) {
        assert.equal(asset.status(), 200, asset.url())
        assert.match(asset.headers()['cache-control'] ?? '', /immutable/, asset.url())
    }
})
