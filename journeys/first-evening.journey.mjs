// A new network's first evening, from the installer's link to the first consented merge, each person in a browser of their own.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { code_in, come_in, minute, open_site, until, whole } from './harness.mjs'

let site
let emre, nurgul, bram
let need, second
before(async () => { site = await open_site() }, { timeout: minute })
after(() => site?.close(), { timeout: minute })

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

/** A press that leads to another page. */
async function press_on(page, name, url) {
    await press(page, name)
    await page.waitForURL(url)
}

async function introduce(page, name) {
    await page.waitForURL('**/welcome')
    await page.fill('#name', name)
    await page.click('main form .btn.go')
    await page.waitForURL(url => url.pathname === '/')
}

test('the installer follows the printed link, answers the questions and is administrator', { timeout: minute }, async () => {
    const [link] = /http\S+?\/setup\/[0-9a-z]+/.exec(site.said())
    emre = await site.new_person({ viewport: { width: 1280, height: 900 } })

    await emre.goto(link)
    await emre.waitForURL('**/setup/**')
    const walked = []
    const answers = {
        name: () => emre.fill('#name', 'Teachers of the Black Sea'),
        account: async () => {
            await emre.fill('#your_name', 'Emre')
            await emre.fill('#email', 'emre@school.example')
        },
        start: () => emre.check('input[name=start][value=empty]'),
    }
    // The link itself shows the first question.
    const step_of = url => new URL(url).pathname.split('/')[3] ?? 'place'
    for (let step; (step = step_of(emre.url())) !== 'checks';) {
        walked.push(step)
        await whole(emre, `wizard-${step}`)
        await answers[step]?.()
        await emre.locator('main').getByText(/^Go on( like this)?$/).click()
        await emre.waitForURL(url => step_of(url) !== step)
    }
    await whole(emre, 'wizard-end')
    await emre.goto('/steward/settings')

    assert.deepEqual(walked, ['place', 'name', 'account', 'mail', 'joining', 'start'])
    assert.match(await emre.inputValue('#name'), /Black Sea/)
    assert.deepEqual(emre.complaints, [])
})

test('a sheet for the staff room lets a second teacher in by the mailed code, in a browser of her own', { timeout: minute }, async () => {
    await emre.goto('/steward/sheet')
    if (await emre.locator('main svg[class*=qr], main .qr svg').count() === 0) await press(emre, 'Make the sheet')
    await emre.waitForLoadState()
    await whole(emre, 'sheet')
    const door = /http:\/\/localhost:\d+\/join\/[0-9a-z-]+/i.exec(await emre.content())[0]
    assert.ok(await emre.locator('main svg').count() > 0, 'no QR code stands on the sheet')

    nurgul = await site.new_person({ locale: 'tr-TR' })
    await nurgul.goto(door)
    await whole(nurgul, 'door')
    await nurgul.fill('#email', 'nurgul@okul.example')
    const letters = site.mail.count()
    await nurgul.click('main form .btn.go')
    await nurgul.waitForURL('**/sign-in/code**')
    await nurgul.fill('#code', code_in(await site.mail.to('nurgul@okul.example', letters)))
    await nurgul.click('main form .btn.go')
    await introduce(nurgul, 'Nurgül Şahin')

    assert.equal(await nurgul.getAttribute('html', 'lang'), 'tr')
    assert.deepEqual(nurgul.complaints, [])
})

/** A photo as a phone takes it, drawn here. */
async function photo(page) {
    const data = await page.evaluate(() => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 1200 })
        const pen = canvas.getContext('2d')
        for (let i = 0; i < 40; ++i) {
            pen.fillStyle = `hsl(${i * 9} 60% 60%)`
            pen.fillRect(i * 40, 0, 40, 1200 - i * 20)
        }
        return canvas.toDataURL('image/jpeg', 0.9)
    })
    return { name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: Buffer.from(data.slice(data.indexOf(',') + 1), 'base64') }
}

test('she raises a need in Turkish with a photo, and the photo is seen', { timeout: minute }, async () => {
    await nurgul.goto('/needs/new')
    await nurgul.fill('#title', 'Sınıfın arkası tahtayı göremiyor')
    await nurgul.check('input[name=subject][value=mathematics]')
    await nurgul.locator('details:has(input[type=file][name=photo]) > summary').click()
    await nurgul.setInputFiles('input[type=file][name=photo]', await photo(nurgul))
    await nurgul.fill('[name=photo_alt]', 'Arka sıradan tahta')
    await nurgul.check('input[name=recognisable][value=no]')
    await nurgul.check('input[name=audience][value=everyone]')
    await nurgul.click('main form .btn.go')
    await nurgul.waitForURL('**said=raised')
    need = new URL(nurgul.url()).pathname
    const seen = await nurgul.evaluate(async () => {
        const picture = document.querySelector('main img')
        await picture.decode()
        return { width: picture.naturalWidth, alt: picture.alt }
    })
    await whole(nurgul, 'need-with-photo')

    assert.ok(seen.width > 100)
    assert.equal(seen.alt, 'Arka sıradan tahta')
    assert.deepEqual(nurgul.complaints, [])
})

test('a third teacher without an account says “me too”, and is counted when she has confirmed it from her mail', { timeout: minute }, async () => {
    const guest = await site.new_person()
    await guest.goto(need)
    await guest.locator('main').getByRole('link', { name: 'Me too' }).first().click()
    await guest.fill('#first_name', 'Ayla')
    await guest.fill('#email', 'ayla@okul.example')
    const letters = site.mail.count()
    await press(guest, 'Count me')
    const letter = (await site.mail.to('ayla@okul.example', letters)).replaceAll('=\r\n', '').replaceAll('=3D', '=')
    assert.equal(site.sql('select count(*) from me_toos').join(), '0')
    const phone = await site.new_person()
    await phone.goto(/http:\/\/localhost:\d+\/me-too\/[0-9a-z.]+/i.exec(letter)[0])
    await whole(phone, 'guest')
    await press(phone, 'Count me')
    await phone.waitForLoadState()
    await nurgul.goto(need)

    assert.equal(site.sql('select me_toos from need_tallies').join(), '1')
    assert.match(await nurgul.textContent('main'), /1 kişi “benim de” diyor/)
    assert.deepEqual([...guest.complaints, ...phone.complaints], [])
})

test('the steward lays two needs side by side, both authors agree, and the second one’s page leads to the first', { timeout: minute }, async () => {
    bram = await site.new_person()
    await come_in(site, bram, 'bram@school.example')
    await introduce(bram, 'Bram')
    await bram.goto('/needs/new')
    await bram.fill('#title', 'The back rows cannot read the board')
    await bram.check('input[name=subject][value=mathematics]')
    await bram.click('main form .btn.go')
    await bram.waitForURL('**said=raised')
    second = new URL(bram.url()).pathname

    await emre.goto(`${second}/merges/new`)
    await emre.getByLabel('The other need').fill(site.url + need)
    await emre.getByLabel('A sentence to both authors').fill('Is it the same board?')
    await press_on(emre, 'Ask both authors', '**/merges/**')
    const merge = new URL(emre.url()).pathname
    for (const author of [bram, nurgul]) {
        await author.goto(merge)
        await whole(author, 'merge')
        await author.locator(`main form[action="${merge}/acceptance"] button`).click()
        await author.waitForLoadState()
    }
    await bram.goto(second)

    assert.notEqual(new URL(bram.url()).pathname, second)
    assert.equal(site.sql("select count(*) from needs where state = 'merged'").join(), '1')
    assert.deepEqual([...emre.complaints, ...bram.complaints, ...nurgul.complaints], [])
})

test('the network closes its door; the guest’s code shows what is held of her, and she has it erased', { timeout: minute }, async () => {
    site.sql("insert into settings (name, value) values ('network.joining', 'invited') on conflict (name) do update set value = excluded.value")
    const guest = await site.new_person()
    await until(async () => {
        await guest.goto('/sign-in')
        return /invit/i.test(await guest.textContent('main'))
    }, 5000, () => 'the door stays open')
    await guest.fill('#email', 'ayla@okul.example')
    const letters = site.mail.count()
    await guest.click('main form .btn.go')
    await guest.fill('#code', code_in(await site.mail.to('ayla@okul.example', letters)))
    await guest.click('main form .btn.go')
    await guest.waitForURL('**/yours/**')
    await whole(guest, 'held')
    const [file] = await Promise.all([guest.waitForEvent('download'), press(guest, 'Give me the file')])
    const held = JSON.parse(readFileSync(await file.path(), 'utf8'))
    const counted = site.sql('select me_toos from need_tallies where me_toos > 0').join()
    await press_on(guest, 'Erase me and leave', '**/left')
    await until(() => site.sql("select count(*) from people where email = 'ayla@okul.example'").join() === '0', 10_000, () => 'her address stays')

    assert.equal(held.format, 'groundswell-export')
    assert.match(JSON.stringify(held), /ayla@okul\.example/)
    assert.equal(site.sql('select me_toos from need_tallies where me_toos > 0').join(), counted) // nobody can tell who it was
    assert.deepEqual(guest.complaints, [])
})
