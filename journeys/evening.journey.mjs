import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { code_in, come_in, minute, open_site, shots } from './harness.mjs'

let site
before(async () => { site = await open_site() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

const sentence = 'Öğrencilerimin kimin anlamadığını çok geç fark ediyorum'
const answer = 'We tried exit tickets: two questions on a slip of paper.'

/** What a person who is new tells on the welcome page. */
async function introduce(page, name) {
    await page.waitForURL('**/welcome')
    await page.fill('#name', name)
    await page.click('main form .btn.go')
    await page.waitForURL(url => url.pathname === '/')
}

test('an evening: a need is raised in Turkish, felt by a second teacher, answered without scripts, and seen', { timeout: 2 * minute }, async () => {
    const nurgul = await site.new_person({ locale: 'tr-TR' })
    await come_in(site, nurgul, 'nurgul@okul.example')
    await introduce(nurgul, 'Nurgül Şahin')
    assert.equal(await nurgul.getAttribute('html', 'lang'), 'tr')

    await nurgul.goto('/needs/new')
    await nurgul.fill('#title', sentence)
    await nurgul.locator('input[name=subject][value=mathematics]').check()
    await nurgul.locator('main form .btn.go').click()
    await nurgul.waitForURL('**/needs/*said=raised')
    const need = new URL(nurgul.url()).pathname
    assert.match(need, /ogrencilerimin-kimin-anlamadigini/)

    const bram = await site.new_person({ javaScriptEnabled: false })
    await come_in(site, bram, 'bram@school.example')
    await introduce(bram, 'Bram')
    await bram.goto('/needs')
    await bram.locator('main').getByRole('link', { name: sentence }).click()
    await bram.getByRole('button', { name: 'Me too' }).click()
    await bram.waitForURL('**said=counted')
    await shots(bram, 'counted')
    await bram.getByLabel('How many pupils are in your class?').fill('34')
    await bram.locator('input[name=setting][value=village]').check()
    await bram.locator('input[name=named]').check()
    await bram.getByRole('button', { name: 'Tell', exact: true }).click()
    await bram.waitForURL('**said=told')
    await bram.getByLabel('We tried').fill(answer)
    await bram.getByRole('button', { name: 'Answer' }).click()
    await bram.waitForURL('**said=answered**')

    await nurgul.goto(need)
    assert.match(await nurgul.textContent('main'), /exit tickets/)
    assert.match(await nurgul.textContent('main'), /Bram/)
    assert.equal(site.sql('select class_size from me_toos').join(), '34')
    assert.deepEqual(nurgul.complaints, [])
    assert.deepEqual(bram.complaints, [])
})

/** Presses Tab until this is focused; everything on the way must show that it is. */
async function tab_to(page, selector) {
    for (let presses = 0; presses < 150; ++presses) {
        await page.keyboard.press('Tab')
        const { here, visible, what } = await page.evaluate(wanted => {
            const focused = document.activeElement
            const shows = one => {
                const style = getComputedStyle(one)
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
            }
            return {
                here: focused.matches(wanted),
                // A ticked chip shows its focus on the label around it.
                visible: focused === document.body || shows(focused) || (focused.closest('label') && shows(focused.closest('label'))),
                what: focused.outerHTML.slice(0, 120),
            }
        }, selector)
        assert.ok(visible, `one cannot see that this is focused: ${what}`)
        if (here) return
    }
    assert.fail(`Tab never comes to ${selector} on ${page.url()}`)
}

test('a keyboard alone signs in, raises a need, says “me too” and answers', { timeout: 2 * minute }, async () => {
    const deniz = await site.new_person({ viewport: { width: 1280, height: 900 } })
    const letters = site.mail.count()
    await deniz.goto('/')

    await tab_to(deniz, 'a.btn.go[href="/sign-in"]')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**/sign-in')
    await tab_to(deniz, '#email')
    await deniz.keyboard.type('deniz@school.example')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**/sign-in/code**')
    await tab_to(deniz, '#code')
    await deniz.keyboard.type(code_in(await site.mail.to('deniz@school.example', letters)))
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**/welcome')
    await tab_to(deniz, '#name')
    await deniz.keyboard.type('Deniz')
    await tab_to(deniz, 'input[name=subjects]')
    await deniz.keyboard.press('Space')
    await tab_to(deniz, 'main form button')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL(url => url.pathname === '/')
    await tab_to(deniz, 'header a[href="/needs/new"]')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**/needs/new')
    await tab_to(deniz, '#title')
    await deniz.keyboard.type('The bell rings before anybody has tried')
    await tab_to(deniz, 'input[name=subject]')
    await deniz.keyboard.press('Space')
    await tab_to(deniz, 'main form .btn.go')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**said=raised')
    await tab_to(deniz, 'header a[href="/needs"]')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**/needs')
    await tab_to(deniz, 'form[action$="/me-too"] button')
    await deniz.keyboard.press('Space')
    await deniz.waitForURL('**said=counted')
    await tab_to(deniz, '#text')
    await deniz.keyboard.type('We stop ten minutes early.')
    await tab_to(deniz, 'form[action*="/replies"] .btn.go')
    await deniz.keyboard.press('Enter')
    await deniz.waitForURL('**said=answered**')

    assert.match(await deniz.textContent('main'), /ten minutes early/)
    assert.equal(await deniz.inputValue('#text'), '', 'the form offers what was already sent')
    assert.deepEqual(deniz.complaints, [])
})

test('the first press of Tab offers to skip to the page', { timeout: minute }, async () => {
    const page = await site.new_person()
    await page.goto('/')

    await page.keyboard.press('Tab')
    const offered = await page.evaluate(() => document.activeElement.getAttribute('href'))
    await page.keyboard.press('Enter')

    assert.equal(offered, '#main')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'main')
})
