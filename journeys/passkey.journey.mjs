import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { axe_in_both_themes, code_in, horizontal_scroll, minute, open_site, shots } from './harness.mjs'

let site
before(async () => { site = await open_site() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

/** A phone with a fingerprint reader, as Chromium plays it. */
async function with_phone(page) {
    const chromium = await page.context().newCDPSession(page)
    await chromium.send('WebAuthn.enable')
    const options = {
        protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
        automaticPresenceSimulation: true,
    }
    await chromium.send('WebAuthn.addVirtualAuthenticator', { options })
}

async function comes_in(page, address, name) {
    await page.goto('/sign-in')
    await page.fill('#email', address)
    const letters = site.mail.count()
    await page.click('button.go')
    const code = code_in(await site.mail.to(address, letters))
    await page.fill('#code', code)
    await page.click('button.go')
    await page.fill('#name', name)
    await page.click('button.go')
}

test('a passkey is made with a finger and opens the door without a code', { timeout: minute }, async () => {
    const page = await site.new_person()
    await with_phone(page)
    await comes_in(page, 'ana@school.example', 'Ana')

    await page.goto('/you/passkeys')
    await page.fill('#name', 'My phone')
    await shots(page, 'passkeys')
    const axed = await axe_in_both_themes(page)
    const wide = await horizontal_scroll(page)
    await page.click('form[data-passkey=make] button')
    await page.waitForSelector('text=My phone')
    await page.goto('/you')
    await page.click('text=Sign out here')
    const letters = site.mail.count()
    await page.goto('/sign-in/password')
    await page.click('form[data-passkey=enter] button')
    await page.waitForURL(address => address.pathname === '/')
    await page.goto('/you')

    assert.equal(await page.textContent('h1'), 'Ana')
    assert.equal(site.mail.count(), letters)
    assert.deepEqual(axed, [])
    assert.deepEqual(wide, [])
    assert.deepEqual(page.complaints, [])
})

test('without scripts the page says that passkeys cannot be and what does instead', { timeout: minute }, async () => {
    const page = await site.new_person({ javaScriptEnabled: false })

    await page.goto('/sign-in/password')

    assert.ok(await page.isVisible('text=Here a mailed code does it'))
    assert.ok(!await page.isVisible('form[data-passkey] button'))
})
