// A day of a network told through its API alone: every request and every answer is held against the description that the program
// gives of itself. An operation that is used for the first time is also sent with a field nobody asked for (400, named), and
// one that takes an Idempotency-Key is sent twice (one change, one answer).
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { Caller, Contract } from './contract.mjs'
import { code_in, minute, open_program, until } from './harness.mjs'

let site
let api
let document
const cast = {}

before(async () => {
    site = await open_program()
    const answer = await new Caller(site.url).ask('GET', '/api/v1/openapi.json')
    document = JSON.parse(answer.bytes)
    api = new Contract(document)
    for (const name of ['Ana', 'Bram', 'Dina', 'Emre']) cast[name.toLowerCase()] = await joined(name)
    site.sql('update people set role = \'steward\' where name = \'Dina\'; update people set role = \'administrator\' where name = \'Emre\'')
    // They write more within a minute than newcomers may within an hour.
    site.sql('insert into trust (person_id, thanks, settled_at, limited_until) select id, 0, 1, 0 from people')
}, { timeout: minute })
after(() => site?.close(), { timeout: minute })

const stranger = () => new Caller(site.url)

async function joined(name) {
    const who = stranger()
    const email = `${name.toLowerCase()}@school.example`
    await api.use(who, 'askForCode', { body: { email } })
    await api.use(who, 'signInWithCode', { body: { code: code_in(await letter_to(email)) } })
    await who.read_form_token()
    who.person = await api.use(who, 'editProfile', { body: { name, subjects: ['mathematics'], setting: 'village', audience_help: 'everyone' } })
    return who
}

const raised = (who, title, more = {}) => api.use(who, 'raiseNeed', { body: { title, subject: 'mathematics', ...more } })

test('the description has no fault that a linter knows', { timeout: 2 * minute }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'groundswell-api-'))
    const here = fileURLToPath(new URL('.', import.meta.url))
    try {
        writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document))
        execFileSync(process.execPath, [join(here, 'node_modules/@stoplight/spectral-cli/dist/index.js'), 'lint', '--fail-severity=warn',
            '--ruleset', join(here, 'spectral.yaml'), join(folder, 'openapi.json')], { encoding: 'utf8' })
    } catch (trouble) {
        assert.fail(trouble.stdout || trouble.message)
    } finally {
        rmSync(folder, { recursive: true, force: true })
    }
})

test('a need is raised, felt, answered, noticed, changed and closed', { timeout: minute }, async () => {
    const { ana, bram, dina } = cast
    const need = await raised(ana, 'They come too late', { story: 'Every Monday.', grade: '5-6', audience: 'everyone' })
    const at = { places: { need: need.id } }
    const draft = await raised(ana, 'Not yet', { as_draft: true })
    await api.refused(bram, 'readNeed', { places: { need: draft.id } }, 404, 'not_found')
    await api.use(ana, 'openNeed', { places: { need: draft.id } })
    await api.refused(ana, 'openNeed', { places: { need: draft.id } }, 409, 'need_already_opened')

    await api.use(bram, 'sayMeToo', { ...at, body: { class_size: 34, grade: '5-6', setting: 'village', lacks: ['books'], named: true } })
    await api.refused(ana, 'sayMeToo', at, 403, 'not_ones_own_need')
    await api.use(bram, 'takeMeTooBack', at)
    await api.use(bram, 'sayMeToo', at)
    const reply = await api.use(bram, 'answerNeed', { ...at, body: { text: 'We begin with a song.', link: 'https://songs.example/' } })

    const list = await until(async () => (await api.use(ana, 'listNotices')).notices.length > 0 && api.use(ana, 'listNotices'), 10_000, () => 'no notice came')
    assert.equal(list.notices[0].reply, reply.id)
    await api.use(ana, 'readNotice', { places: { notice: list.notices[0].id } })
    await api.use(ana, 'markNoticeRead', { places: { notice: list.notices[0].id } })
    await api.use(ana, 'readAllNotices')
    await api.refused(bram, 'readNotice', { places: { notice: list.notices[0].id } }, 404, 'not_found')

    await api.use(ana, 'editNeed', { ...at, body: { title: 'They come too late on Mondays', subject: 'other' } })
    await api.refused(bram, 'editNeed', { ...at, body: { title: 'Mine now', subject: 'other' } }, 403, 'only_the_author')
    const read = await api.use(stranger(), 'readNeed', at)
    assert.deepEqual([read.title, read.me_toos, read.replies.length], ['They come too late on Mondays', 1, 1])
    await api.use(dina, 'hideReply', { places: { need: need.id, reply: reply.id } })
    await api.refused(ana, 'hideReply', { places: { need: need.id, reply: reply.id } }, 403, 'only_the_author_or_a_steward')
    await api.use(ana, 'keepNeed', at)
    await api.use(ana, 'closeNeed', at)
    await api.refused(bram, 'answerNeed', { ...at, body: { text: 'Late' } }, 409, 'need_not_open')
})

test('a need is taken away by its author or hidden by a steward, and shown again', { timeout: minute }, async () => {
    const { dina } = cast
    const [ana, bram] = [await joined('Aylin'), await joined('Alp')]
    const need = await raised(ana, 'Zeynep comes too late', { audience: 'everyone' })
    const at = { places: { need: need.id } }
    await api.refused(bram, 'takeNeedAway', at, 403, 'only_the_author')
    await api.refused(ana, 'showNeedAgain', at, 409, 'need_in_sight')
    await api.use(ana, 'takeNeedAway', at)
    await api.refused(dina, 'readNeed', at, 404, 'not_found')
    await api.use(ana, 'showNeedAgain', at)

    const report = await api.use(bram, 'report', { body: { kind: 'need', id: need.id, why: 'pupil' } })
    await api.use(dina, 'decideReport', { places: { report: report.id }, body: { outcome: 'hidden', note: 'A pupil.' } })
    await api.refused(stranger(), 'readNeed', at, 404, 'not_found')
    assert.equal((await api.use(ana, 'readNeed', at)).why_hidden, 'A pupil.')
    await api.refused(ana, 'takeNeedAway', at, 409, 'need_out_of_sight')
    await api.refused(ana, 'showNeedAgain', at, 403, 'only_stewards')
    await api.use(dina, 'showNeedAgain', at)
    await api.use(stranger(), 'readNeed', at)
})

test('a circle begins, fills, talks, and its hosts look after it', { timeout: 2 * minute }, async () => {
    const { dina } = cast
    // People of their own: what they do is a good part of what one person may write in five minutes.
    const [ana, bram, carl] = [await joined('Asya'), await joined('Ayda'), await joined('Arda')]
    const need = await raised(ana, 'Forty pupils, forty speeds', { audience: 'everyone' })
    const circle = await api.use(ana, 'startCircle', {
        body: { name: 'Quiet Starts', purpose: 'How do we begin?', joining: 'request', audience: 'everyone', need: need.id, months: 6 },
    })
    const at = { places: { circle: circle.slug } }
    await api.refused(ana, 'startCircle', { body: { name: 'Closed', purpose: 'Why?', audience: 'circles', need: need.id } }, 422, 'invalid')
    await api.use(ana, 'editCircle', { ...at, body: { name: 'Quiet Starts', purpose: 'How do we begin?', joining: 'request', audience: 'everyone' } })
    await api.refused(bram, 'editCircle', { ...at, body: { name: 'Mine', purpose: 'Why?' } }, 403, 'only_a_host')

    assert.equal((await api.use(bram, 'joinCircle', { ...at, body: { words: 'I teach forty' } })).standing, 'asks')
    const asking = (await api.use(ana, 'readCircle', at)).asking
    assert.deepEqual(asking.map(one => one.words), ['I teach forty'])
    await api.use(ana, 'letIn', { places: { circle: circle.slug, person: asking[0].person } })
    await api.use(carl, 'joinCircle', { ...at, body: {} })
    await api.use(ana, 'turnAway', { places: { circle: circle.slug, person: carl.person.id } })
    await api.use(bram, 'inviteIntoCircle', { ...at, body: { person: carl.person.slug } })
    assert.equal((await api.use(carl, 'joinCircle', at)).standing, 'member')
    const someone = (await api.use(ana, 'listCirclePeople', at)).people
    assert.equal(someone.length, 3)
    await api.use(ana, 'givePlace', { places: { circle: circle.slug, person: asking[0].person }, body: { host: true, duty: 'notes' } })
    await api.use(ana, 'takeOut', { places: { circle: circle.slug, person: carl.person.id } })
    await api.refused(carl, 'joinCircle', at, 403, 'circle_by_invitation')
    await api.use(bram, 'wantLess', { ...at, body: { less: true } })
    await api.use(stranger(), 'listCircles', { query: { need: need.id } })

    await api.use(bram, 'keepThreadDraft', { ...at, body: { title: 'What of', text: 'A boy' } })
    const thread = await api.use(bram, 'startThread', { ...at, body: { kind: 'question', title: 'What of “everything”?', text: 'He wrote **hepsi**.' } })
    const there = { places: { circle: circle.slug, thread: thread.id } }
    await api.refused(carl, 'reply', { ...there, body: { text: 'Me too' } }, 403, 'only_members_of_the_circle')
    await api.use(ana, 'keepReplyDraft', { ...there, body: { text: 'Half' } })
    assert.equal((await api.use(ana, 'readThread', there)).draft, 'Half')
    const reply = await api.use(ana, 'reply', { ...there, body: { text: 'Ask something small.' } })
    const post = { places: { circle: circle.slug, post: reply.id } }
    await api.use(bram, 'thankForPost', post)
    await api.use(bram, 'takeThanksBack', post)
    await api.refused(ana, 'thankForPost', post, 403, 'not_ones_own_post')
    await api.use(bram, 'acceptAnswer', post)
    await api.use(bram, 'takeAnswerBack', post)
    await api.use(ana, 'editPost', { ...post, body: { text: 'Ask something smaller.', seen: 0 } })
    await api.refused(ana, 'editPost', { ...post, body: { text: 'Once more.', seen: 0 } }, 409, 'changed_meanwhile')
    assert.deepEqual((await api.use(bram, 'readPostHistory', post)).past.map(one => one.text), ['Ask something small.'])
    await api.use(dina, 'removePost', post)
    await api.refused(ana, 'bringPostBack', post, 404, 'not_found')
    await api.use(dina, 'bringPostBack', post)
    assert.equal((await api.use(stranger(), 'readPost', post)).text, 'Ask something smaller.')
    await api.use(ana, 'wishOfThread', { ...there, body: { wish: 'mute' } })
    await api.use(bram, 'lockThread', there)
    await api.refused(ana, 'reply', { ...there, body: { text: 'Late' } }, 409, 'thread_is_locked')
    await api.use(bram, 'unlockThread', there)
    assert.equal((await api.use(stranger(), 'listThreads', at)).threads[0].title, 'What of “everything”?')
    await api.use(ana, 'leaveCircle', at)
})

test('a circle goes on or ends, and a quiet one is asked', { timeout: 2 * minute }, async () => {
    const [ana, bram] = [await joined('Aysun'), await joined('Abay')]
    const circle = await api.use(ana, 'startCircle', { body: { name: 'Half a year', purpose: 'What of it?', months: 6 } })
    const at = { places: { circle: circle.slug } }
    assert.equal((await api.use(ana, 'renewCircle', { ...at, body: { months: 0 } })).ends_at, null)
    await api.refused(bram, 'renewCircle', { ...at, body: { months: 3 } }, 403, 'only_a_host')
    await api.refused(ana, 'answerPoll', { ...at, body: { answer: 'going' } }, 409, 'circle_goes_on')
    await api.refused(bram, 'adoptCircle', at, 409, 'circle_has_a_host')
    await api.refused(ana, 'reclaimCircle', at, 409, 'too_late_to_reclaim')
    const its_life = `circle_id = (select id from circles where slug = '${circle.slug}')`
    await until(() => site.sql(`select quiet from circle_lives where ${its_life}`).length > 0, 5000, () => 'nobody looks after the circle')
    site.sql(`update circle_lives set quiet = 'anybody', quiet_since = 1 where ${its_life}`)
    assert.equal((await api.use(bram, 'adoptCircle', at)).standing, 'host')
    assert.equal((await api.use(ana, 'reclaimCircle', at)).standing, 'host')
    site.sql(`update circle_lives set quiet = 'polled', quiet_since = 1 where ${its_life}`)
    assert.equal((await api.use(ana, 'answerPoll', { ...at, body: { answer: 'going' } })).quiet, 'lively')
    await api.refused(stranger(), 'readLegacy', at, 404, 'not_found')
    const words = { came_of: 'We begin with a song.', did_not_work: 'Fridays.' }
    await api.refused(ana, 'closeCircle', { ...at, body: { came_of: 'Much.' } }, 422, 'invalid')
    await api.use(ana, 'closeCircle', { ...at, body: words })
    await api.refused(bram, 'startThread', { ...at, body: { title: 'Late', text: 'Too late.' } }, 409, 'circle_has_ended')
    await api.use(ana, 'correctLegacy', { ...at, body: { ...words, thanks: 'Our pupils.' } })
    assert.equal((await api.use(bram, 'readLegacy', at)).thanks, 'Our pupils.')
    assert.equal((await api.use(ana, 'reopenCircle', at)).state, 'active')
})

test('hosts look after a circle, and make one of two', { timeout: 2 * minute }, async () => {
    const [ada, ben] = [await joined('Ada'), await joined('Alaz')]
    const here = await api.use(ada, 'startCircle', { body: { name: 'Two Speeds', purpose: 'How do we begin?' } })
    const there = await api.use(ben, 'startCircle', { body: { name: 'Late Arrivals', purpose: 'And who comes late?' } })
    const at = { places: { circle: here.slug } }
    await api.use(ben, 'joinCircle', at)
    const care = await api.use(ada, 'readCare', at)
    assert.deepEqual(care.newcomers.map(one => one.name), ['Alaz'])
    await api.refused(ben, 'readCare', at, 404, 'not_found')
    await api.use(ada, 'writeNote', { ...at, body: { person: ben.person.id, words: 'Good that you are here.' } })
    await api.refused(ada, 'writeNote', { ...at, body: { person: ben.person.id, words: 'Again.' } }, 409, 'written_to_this_week')

    const words = { other: there.slug, name: 'Two Speeds', purpose: 'How do we begin?', why: 'It is one question' }
    const sides = (await api.use(ada, 'readMergings', { ...at, query: { other: there.slug } })).sides
    assert.deepEqual(sides.map(side => side.circle), [here.slug, there.slug])
    const first = await api.use(ada, 'proposeMerging', { ...at, body: words })
    await api.refused(ada, 'proposeMerging', { ...at, body: words }, 409, 'merging_proposed_already')
    const asked = { places: { circle: there.slug, merging: first.id } }
    await api.use(ben, 'declineMerging', { ...asked, body: { answer: 'Not yet' } })
    const second = await api.use(ada, 'proposeMerging', { ...at, body: words })
    await api.use(ada, 'takeMergingBack', { places: { circle: here.slug, merging: second.id } })
    const third = await api.use(ada, 'proposeMerging', { ...at, body: words })
    const last = { places: { circle: there.slug, merging: third.id } }
    await api.refused(ada, 'agreeToMerging', { ...last, body: {} }, 404, 'not_found')
    assert.equal((await api.use(ben, 'agreeToMerging', { ...last, body: { answer: 'Gladly' } })).state, 'going_on')
})

test('a circle copies a protocol, changes it, holds it by the clock, and posts what it noted', { timeout: 2 * minute }, async () => {
    const [ana, bram] = [await joined('Azra'), await joined('Aysel')]
    const circle = await api.use(ana, 'startCircle', { body: { name: 'Tuned', purpose: 'What is on the table?' } })
    const at = { places: { circle: circle.slug } }
    await api.use(bram, 'joinCircle', at)
    const found = await api.use(stranger(), 'listProtocols', { query: { people: 5, minutes: 60 } })
    assert.ok(found.activities.some(one => one.slug === 'tuning-protocol'))
    const chosen = { places: { activity: 'tuning-protocol' } }
    assert.equal((await api.use(stranger(), 'readProtocol', chosen)).minutes, 55)
    const copy = await api.use(ana, 'copyProtocol', { ...chosen, body: { circle: circle.slug } })
    const copied = { places: { circle: circle.slug, activity: copy.id } }
    const outline = { name: 'Ours', roles: 'Presenter: brings the work', title_1: 'Look', minutes_1: 5, words_1: 'All look.', title_2: 'Talk', minutes_2: 10 }
    assert.equal((await api.use(bram, 'changeActivity', { ...copied, body: outline })).outline.steps.length, 2)
    await api.refused(bram, 'changeActivity', { ...copied, body: { name: 'Ours' } }, 422, 'invalid')
    assert.equal((await api.use(ana, 'readActivity', copied)).outline.name, 'Ours')

    const run = await api.use(bram, 'startRun', copied)
    const there = { places: { circle: circle.slug, run: run.id } }
    await api.refused(ana, 'pressRun', { ...there, body: { press: 'next', seen: 0 } }, 403, 'only_who_leads')
    await api.use(ana, 'takeOverLeading', there)
    await api.use(ana, 'takeRole', { ...there, body: { role: 1 } })
    await api.use(ana, 'giveRoleBack', { ...there, body: { role: 1 } })
    assert.equal((await api.use(ana, 'pressRun', { ...there, body: { press: 'next', seen: 0 } })).step, 1)
    await api.refused(ana, 'pressRun', { ...there, body: { press: 'next', seen: 0 } }, 409, 'run_moved_on')
    const note = await api.use(bram, 'noteInRun', { ...there, body: { words: 'Smaller.', step: 1 } })
    await api.use(bram, 'noteInRun', { ...there, body: { words: 'Earlier.', step: 2 } })
    await api.use(bram, 'removeRunNote', { places: { ...there.places, note: note.id } })
    await api.refused(bram, 'postNotes', there, 409, 'run_not_over')
    await api.use(ana, 'pressRun', { ...there, body: { press: 'end', seen: 1 } })
    const posted = await api.use(bram, 'postNotes', there)
    const read = await api.use(ana, 'readRun', there)
    assert.deepEqual([read.thread, read.left_ms, read.notes.map(one => one.words)], [posted.thread, null, ['Earlier.']])
    assert.equal((await api.use(ana, 'listActivities', at)).runs.length, 1)
    await api.use(ana, 'removeActivity', copied)
})

test('lists lead on by themselves to their last page', { timeout: minute }, async () => {
    for (let i = 0; i < 25; ++i) await raised(i % 2 ? cast.bram : cast.dina, `One of many, ${i}`)
    const found = []
    for (let path = '/api/v1/needs?subject=mathematics'; path;) {
        const page = JSON.parse((await cast.ana.ask('GET', path)).bytes)
        found.push(...page.needs.map(need => need.id))
        path = page.next
    }
    assert.equal(new Set(found).size, found.length)
    assert.ok(found.length >= 25)
    const page = await api.use(cast.ana, 'listNeeds', { query: { subject: 'mathematics', before: found[3] } })
    assert.equal(page.needs[0].id, found[4])
    assert.ok((await api.use(cast.ana, 'findAlike', { query: { title: 'One of many' } })).needs.length > 0)
    const hits = await until(async () => {
        const hits = await api.use(cast.ana, 'search', { query: { q: 'many', from: 20 } })
        return hits.hits.length > 0 && hits
    }, 10_000, () => 'nothing was found')
    assert.equal(hits.next, null)
})

test('a photo and a worksheet come with a need, and are given to whoever may read it', { timeout: minute }, async () => {
    const form = new FormData()
    for (const [name, value] of [['title', 'The blackboard is broken'], ['subject', 'science'], ['recognisable', 'no'], ['photo_alt', 'A blackboard']]) form.append(name, value)
    form.append('photo', new Blob([png(64, 48)], { type: 'image/png' }), 'board.png')
    form.append('worksheet', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'board.pdf')
    const need = await api.use(cast.ana, 'raiseNeed', { form })
    const read = await api.use(stranger(), 'readNeed', { places: { need: need.id } })
    const photo = new URL(read.photo.sizes[0].url, site.url)
    const size = photo.pathname.split('/').at(-1)
    await api.use(stranger(), 'readPhoto', { places: { need: need.id, size }, query: Object.fromEntries(photo.searchParams) })
    await api.use(stranger(), 'readWorksheet', { places: { need: need.id, worksheet: read.worksheets[0].id } })
    await api.refused(stranger(), 'readPhoto', { places: { need: need.id, size: '1.webp' } }, 404, 'not_found')
})

test('a picture is brought into a circle, shown in a post, and given to whoever may read it', { timeout: minute }, async () => {
    const ana = await joined('Aynur')
    const circle = await api.use(ana, 'startCircle', { body: { name: 'Boards', purpose: 'What do they show?', audience: 'everyone' } })
    const at = { places: { circle: circle.slug } }
    const form = new FormData()
    for (const [name, value] of [['picture_alt', 'A [pale] board'], ['recognisable', 'no']]) form.append(name, value)
    form.append('picture', new Blob([png(64, 48)], { type: 'image/png' }), 'board.png')
    const picture = await api.use(ana, 'bringPicture', { ...at, form })
    assert.equal(picture.markdown, `![A \\[pale\\] board](file:${picture.hash})`)
    const size = picture.sizes[0].url.split('/').at(-1)
    const there = { places: { circle: circle.slug, hash: picture.hash, size } }
    await api.refused(stranger(), 'readPicture', there, 404, 'not_found')
    const thread = await api.use(ana, 'startThread', { ...at, body: { title: 'Look', text: picture.markdown } })
    assert.equal(thread.excerpt, 'A [pale] board')
    await api.use(stranger(), 'readPicture', there)
    const without_a_picture = new FormData()
    without_a_picture.append('picture_alt', 'Nothing')
    await api.refused(ana, 'bringPicture', { ...at, form: without_a_picture }, 422, 'invalid')
})

test('somebody without an account says "me too" by mail', { timeout: minute }, async () => {
    const need = await raised(cast.ana, 'A need that guests have too')
    await api.use(stranger(), 'sayMeToo', { places: { need: need.id }, body: { first_name: 'Filiz', email: 'filiz@school.example', letter: true } }, 202)
    const token = /\/me-too\/([\w.-]+)/.exec(await letter_to('filiz@school.example'))[1]
    await api.use(stranger(), 'confirmMeToo', { places: { token }, body: { class_size: 20 } })
    await api.refused(stranger(), 'confirmMeToo', { places: { token }, body: {} }, 404, 'link_over')
})

test('a steward proposes to make one of two needs, the authors accept, and it is undone', { timeout: minute }, async () => {
    const { ana, bram, dina } = cast
    const from = await raised(ana, 'Nobody reads at home')
    const into = await raised(bram, 'They do not read at home')
    const propose = wish => ({ places: { need: from.id }, body: { other: into.id, why: 'The same in other words.', ...wish } })
    await api.refused(ana, 'proposeMerge', propose(), 403, 'not_allowed')
    const wrong = await api.refused(dina, 'proposeMerge', propose({ other: 'nothing at all' }), 422, 'invalid')
    assert.deepEqual(wrong.fields, [{ field: 'other', code: 'not_a_need' }])
    const merge = await api.use(dina, 'proposeMerge', propose())
    const at = { places: { merge: merge.id } }
    await api.refused(dina, 'proposeMerge', propose(), 409, 'merge_proposed_already')
    await api.use(ana, 'acceptMerge', at)
    assert.equal((await api.use(ana, 'readMerge', at)).done_at, null)
    assert.ok((await api.use(bram, 'acceptMerge', at)).done_at)
    assert.equal((await api.use(bram, 'readNeed', { places: { need: from.id } })).merged_into, into.id)
    await api.use(dina, 'undoMerge', at)
    const second = await api.use(dina, 'proposeMerge', propose({ why: '' }))
    await api.use(bram, 'refuseMerge', { places: { merge: second.id } })
    await api.refused(bram, 'acceptMerge', { places: { merge: second.id } }, 409, 'merge_decided')
    const third = await api.use(dina, 'proposeMerge', propose({ why: '' }))
    await api.use(dina, 'withdrawMerge', { places: { merge: third.id } })
    await api.refused(ana, 'acceptMerge', { places: { merge: third.id } }, 409, 'merge_proposal_over')
})

test('people are found, blocked and invited', { timeout: minute }, async () => {
    const { ana, bram, dina } = cast
    const display = await api.use(bram, 'chooseDisplay', { body: { language: 'tr', zone: 'Europe/Istanbul' } })
    assert.equal(display.zone, 'Europe/Istanbul')
    await api.use(bram, 'chooseDisplay', { body: { language: 'en', zone: '' } })
    const people = await api.use(ana, 'listPeople', { query: { after: 'B' } })
    assert.deepEqual(people.people.map(person => person.name), ['Bram', 'Dina', 'Emre'])
    await api.use(ana, 'readYourself')
    const seen = await api.use(ana, 'readPerson', { places: { person: bram.person.slug } })
    assert.equal(seen.email, undefined)
    await api.use(ana, 'blockPerson', { places: { person: bram.person.slug } })
    assert.equal((await api.use(ana, 'listBlocked')).blocked[0].id, bram.person.id)
    await api.use(ana, 'unblockPerson', { places: { person: bram.person.slug } })
    await api.refused(ana, 'blockPerson', { places: { person: ana.person.slug } }, 403, 'only_others')

    const made = await api.use(ana, 'invite', { body: { addresses: 'Gül <gul@school.example>\nhakan@school.example' } })
    const [gul, hakan] = made.invitations
    const invitation = gul.path.split('/').at(-1)
    await api.use(stranger(), 'readInvitation', { places: { invitation } })
    await api.use(stranger(), 'refuseMail', { places: { invitation } })
    await api.use(stranger(), 'allowMail', { places: { invitation } })
    await api.use(ana, 'closeInvitation', { places: { invitation: hakan.id } })
    await api.refused(bram, 'closeInvitation', { places: { invitation: gul.id } }, 404, 'not_found')
    assert.equal((await api.use(ana, 'listInvitations', { query: { before: hakan.id } })).invitations.length, 1)
    const sheet = await api.use(dina, 'makeSheet')
    await api.use(stranger(), 'readSheet', { places: { code: sheet.path.split('/').at(-1) } })
    assert.equal((await api.use(dina, 'listSheets')).sheets.length, 1)
    await api.refused(bram, 'makeSheet', {}, 403, 'not_allowed')
})

test('letters come as often as somebody wants', { timeout: minute }, async () => {
    await api.use(cast.bram, 'chooseLetters', { body: { often: 'monthly', hour: 9, at_once: false, quiet_from: 21, quiet_to: 8, quiet_weekends: false } })
    assert.equal((await api.use(cast.bram, 'readLetterWishes')).often, 'monthly')
    const wrong = await api.refused(cast.bram, 'chooseLetters', { body: { often: 'hourly', hour: 3 } }, 422, 'invalid')
    assert.deepEqual(wrong.fields, [{ field: 'often', code: 'not_one_of_these' }, { field: 'hour', code: 'too_small' }])
    await api.refused(cast.bram, 'readLetter', { places: { letter: '1' } }, 404, 'not_found')
    await api.refused(stranger(), 'readLetterWishes', {}, 401, 'not_signed_in')
})

test('stewards see what waits, decide reports and keep people out', { timeout: minute }, async () => {
    const { emre } = cast
    // People of their own: what the others did is a good part of what one person may write in five minutes.
    const [ana, bram, dina] = [await joined('Ahu'), await joined('Arel'), await joined('Asu')]
    site.sql('update people set role = \'steward\' where name = \'Asu\'')
    const need = await raised(ana, 'A need with an unkind answer')
    const reply = await api.use(bram, 'answerNeed', { places: { need: need.id }, body: { text: 'How silly.' } })
    const report = await api.use(ana, 'report', { body: { kind: 'reply', id: reply.id, why: 'unkind', words: 'Please look.' } })
    await api.refused(bram, 'report', { body: { kind: 'reply', id: reply.id, why: 'other' } }, 403, 'only_others')
    await api.use(dina, 'readBrief')
    assert.equal((await api.use(dina, 'listReports')).reports[0].id, report.id)
    await api.use(dina, 'decideReport', { places: { report: report.id }, body: { outcome: 'hidden', note: 'Unkind.' } })
    await api.refused(dina, 'decideReport', { places: { report: report.id }, body: { outcome: 'left', note: 'No.' } }, 409, 'report_already_decided')
    assert.ok((await api.use(stranger(), 'countReports')).hidden >= 1)

    const again = await api.use(bram, 'answerNeed', { places: { need: need.id }, body: { text: 'Silly still.' } })
    const second = await api.use(ana, 'report', { body: { kind: 'reply', id: again.id, why: 'unkind', words: 'Again.' } })
    const asked = await api.use(dina, 'askOpinion', { places: { report: second.id }, body: { steward: emre.person.id, words: 'What do you think?' } })
    await api.refused(dina, 'giveOpinion', { places: { opinion: asked.id }, body: { advice: 'left' } }, 403, 'not_asked')
    await api.use(emre, 'giveOpinion', { places: { opinion: asked.id }, body: { advice: 'warned', words: 'Once more.' } })
    const many = await api.use(dina, 'decideReports', { body: { reports: [second.id, report.id], outcome: 'warned', note: 'Be kind.' } })
    assert.deepEqual(many.decisions.map((one) => one.refused), ['', 'report_already_decided'])
    const standing = await api.use(bram, 'readStanding')
    const warning = standing.measures.find((one) => one.kind === 'warned')
    const appealed = await api.use(bram, 'appeal', { places: { measure: warning.id }, body: { words: 'It was a joke.' } })
    await api.refused(bram, 'appeal', { places: { measure: warning.id }, body: { words: 'It was.' } }, 409, 'already_appealed')
    assert.equal((await api.use(dina, 'listAppeals')).appeals[0].id, appealed.id)
    const verdict = { places: { appeal: appealed.id }, body: { outcome: 'upheld', note: 'It was.' } }
    await api.refused(dina, 'decideAppeal', verdict, 403, 'somebody_else_decides')
    await api.use(emre, 'decideAppeal', verdict)
    assert.ok((await api.use(dina, 'readLog')).entries.length > 0)
    const limits = await api.use(dina, 'readLimits')
    await api.use(emre, 'changeLimits', { body: limits })
    await api.use(dina, 'trustMember', { places: { person: bram.person.id } })

    const guest = await joined('Late')
    const [member] = (await api.use(dina, 'listMembers', { query: { q: 'late' } })).members
    const at = { places: { person: member.id } }
    await api.refused(dina, 'giveRole', { ...at, body: { role: 'steward' } }, 403, 'not_allowed')
    await api.use(emre, 'giveRole', { ...at, body: { role: 'member' } })
    await api.refused(emre, 'giveRole', { ...at, body: { role: 'king' } }, 422, 'invalid')
    await api.refused(emre, 'giveRole', { places: { person: emre.person.id }, body: { role: 'member' } }, 409, 'last_administrator')
    await api.use(dina, 'suspend', { ...at, body: { reason: 'Advertising.' } })
    await api.refused(guest, 'readYourself', {}, 401, 'not_signed_in')
    await api.use(dina, 'letBack', at)
    await api.use(dina, 'keepWelcomer', { body: { person: ana.person.slug } })
    assert.deepEqual((await api.use(dina, 'readWelcomers')).welcomers.map(one => one.slug), [ana.person.slug])
    await api.use(dina, 'keepWelcomer', { body: { person: ana.person.slug, welcomes: false } })
    await api.refused(dina, 'keepWelcomer', { body: { person: 'nobody-at-all' } }, 422, 'invalid')
    await api.refused(ana, 'readWelcomers', {}, 403, 'not_allowed')
    const settings = await api.use(emre, 'readSettings')
    await api.use(emre, 'changeSettings', { body: { ...settings, name: 'Sarıyer Network' } })
    assert.equal((await api.use(dina, 'readSettings')).name, 'Sarıyer Network')
    await api.refused(dina, 'changeSettings', { body: settings }, 403, 'not_allowed')
})

test('an administrator brings in what a network has from before, once', { timeout: minute }, async () => {
    const { dina } = cast
    const emre = await joined('Alev')
    site.sql('update people set role = \'administrator\' where name = \'Alev\'')
    const of_kind = async (kind, text) => {
        const form = new FormData()
        form.append('kind', kind)
        form.append('file', new Blob([text], { type: 'text/csv' }), `${kind}.csv`)
        const brought = await api.use(emre, 'bringFile', { form })
        const places = { import: brought.id }
        await until(async () => (await api.use(emre, 'readImport', { places })).state !== 'reading', 10_000, () => 'the file was not read')
        return { places, plan: (await api.use(emre, 'readImport', { places })).plan }
    }
    const over = places => until(async () => (await api.use(emre, 'readImport', { places })).state === 'done', 10_000, () => 'the import did not end')
    const people = await of_kind('people', 'name,address\nAyşe,ayse@okul.example\nBram,nobody\n')
    assert.equal(people.plan.letters, 1)
    assert.equal(people.plan.left_out, 1)
    await api.refused(emre, 'stopImport', { places: people.places }, 409, 'import_not_running')
    await api.refused(dina, 'runImport', { places: people.places, body: {} }, 403, 'not_allowed')
    await api.use(emre, 'runImport', { places: people.places, body: { sending: 'later' } })
    await over(people.places)
    await api.use(emre, 'sendImportLetters', { places: people.places })
    const again = await of_kind('people', 'name,address\nAyşe,ayse@okul.example\n')
    assert.deepEqual([again.plan.made, again.plan.here], [0, 1])
    await api.use(emre, 'removeImport', { places: again.places })
    assert.equal((await api.use(emre, 'listImports')).imports.length, 1)
    const circles = await of_kind('circles', `name,purpose\n${Array.from({ length: 3000 }, (_, i) => `Circle ${i},Why?`).join('\n')}\n`)
    await api.use(emre, 'runImport', { places: circles.places, body: {} })
    await api.use(emre, 'stopImport', { places: circles.places })
})

test('what cannot be read or may not be done is refused in one shape', { timeout: minute }, async () => {
    const { ana } = cast
    const need = body => ({ body })
    const missing = await api.refused(ana, 'raiseNeed', need({}), 422, 'invalid')
    assert.deepEqual(missing.fields, [{ field: 'title', code: 'missing' }, { field: 'subject', code: 'missing' }])
    await api.refused(ana, 'raiseNeed', need({ title: 'x'.repeat(201), subject: 'science' }), 422, 'invalid')
    await api.refused(ana, 'raiseNeed', need('{"title"'), 400, 'json_unreadable')
    await api.refused(ana, 'raiseNeed', { body: 'title', headers: { 'content-type': 'text/plain' } }, 400, 'content_type_unknown')
    await api.refused(ana, 'raiseNeed', need({ title: 'x'.repeat(300_000), subject: 'science' }), 413, 'body_too_large')
    await api.refused(ana, 'raiseNeed', { body: { title: 'A', subject: 'science' }, headers: { 'idempotency-key': 'k'.repeat(101) } }, 400, 'idempotency_key_too_long')
    await api.refused(stranger(), 'raiseNeed', need({ title: 'A', subject: 'science' }), 401, 'not_signed_in')
    await api.refused(ana, 'raiseNeed', { body: { title: 'A', subject: 'science' }, headers: { origin: 'https://elsewhere.example' } }, 403, 'other_origin')
    await api.refused(ana, 'raiseNeed', { body: { title: 'A', subject: 'science' }, headers: { 'x-csrf-token': 'old' } }, 403, 'form_too_old')
    await api.refused(ana, 'readNeed', { places: { need: '1' } }, 404, 'not_found')
    const key = { headers: { 'idempotency-key': 'mine' } }
    await api.use(ana, 'raiseNeed', { body: { title: 'A', subject: 'science' } })
    const sent = await ana.ask('POST', '/api/v1/needs', '{"title":"One","subject":"science"}', { 'content-type': 'application/json', ...key.headers })
    assert.equal(sent.status, 201)
    await api.refused(ana, 'raiseNeed', { body: { title: 'Two', subject: 'science' }, ...key }, 422, 'idempotency_key_reused')
    await api.refused(stranger(), 'signInWithCode', { body: { code: '000000' } }, 422, 'invalid')
})

test('a program shows a token instead of signing in', { timeout: minute }, async () => {
    const ana = await joined('Selin')
    const { token } = await api.use(ana, 'makeToken', { body: { name: 'School timetable' } })
    const program = stranger()
    program.bearer = token
    assert.equal((await api.use(program, 'readYourself')).id, ana.person.id)
    await raised(program, 'Raised by a program')
    await api.refused(program, 'makeToken', { body: { name: 'Another' } }, 403, 'prove_first')
    const [made] = (await api.use(ana, 'listTokens')).tokens
    await api.use(ana, 'endToken', { places: { token: made.id } })
    await api.refused(program, 'readYourself', {}, 401, 'not_signed_in')
})

test('a password is set, lets somebody in, proves that it is she, and is taken away', { timeout: minute }, async () => {
    const password = 'a long sentence of my own'
    await api.refused(cast.emre, 'setPassword', { body: { password: 'short' } }, 422, 'invalid')
    await api.use(cast.emre, 'setPassword', { body: { password } })
    const again = stranger()
    await api.refused(again, 'signInWithPassword', { body: { email: 'emre@school.example', password: 'guessed, perhaps' } }, 422, 'invalid')
    await api.use(again, 'signInWithPassword', { body: { email: 'emre@school.example', password } })
    await again.read_form_token()
    await api.use(again, 'askForProofCode')
    await api.use(again, 'prove', { body: { password } })
    await again.read_form_token()
    await api.use(again, 'removePassword')
    assert.deepEqual((await api.use(again, 'listPasskeys')).passkeys, [])
    await api.use(again, 'removePasskey', { places: { passkey: '1' } })
    const { challenge } = await api.use(again, 'askPasskey')
    const made = { challenge, client_data: 'AA', attestation: 'AA' }
    await api.refused(again, 'addPasskey', { body: made }, 422, 'invalid')
    const signed = { challenge, credential: 'AA', client_data: 'AA', authenticator_data: 'AA', signature: 'AA' }
    await api.refused(stranger(), 'signInWithPasskey', { body: signed }, 422, 'invalid')
})

test('somebody changes her address, takes everything with her and leaves', { timeout: minute }, async () => {
    const { dina } = cast
    const gone = await joined('Gonca')
    const hale = await joined('Hale')
    site.sql('update people set role = \'administrator\' where name = \'Hale\'')
    await api.use(gone, 'askForAddress', { body: { email: 'gonca@elsewhere.example' } })
    await api.use(gone, 'changeAddress', { body: { code: code_in(await letter_to('gonca@elsewhere.example')) } })
    assert.equal((await api.use(gone, 'readYourself')).email, 'gonca@elsewhere.example')
    const way = await api.use(hale, 'askWayBack', { body: { person: gone.person.slug, why: 'I spoke with her at school.' } })
    await api.refused(hale, 'agreeWayBack', { places: { way: way.id } }, 403, 'another_steward')
    await api.use(dina, 'agreeWayBack', { places: { way: way.id } })
    assert.equal((await api.use(gone, 'exportEverything')).format, 'groundswell-export')
    await api.refused(gone, 'leave', { body: { words: 'burn' } }, 422, 'invalid')
    await api.use(gone, 'leave', { body: { words: 'take_away' } })
    await api.refused(gone, 'readYourself', {}, 401, 'not_signed_in')
})

test('somebody signs out elsewhere, then here', { timeout: minute }, async () => {
    const { bram } = cast
    const { sessions } = await api.use(bram, 'listSessions')
    assert.deepEqual(sessions.map(session => session.this), [true])
    await api.use(bram, 'endSession', { places: { session: '1' } })
    await api.use(bram, 'endOtherSessions')
    await api.use(bram, 'signOut')
    await api.refused(bram, 'readYourself', {}, 401, 'not_signed_in')
})

test('nearly every operation was used', async t => {
    await api.use(stranger(), 'readApi')
    const unused = api.unused()
    const all = api.operations.size
    t.diagnostic(`${all - unused.length} of ${all} operations were used; not used: ${unused.join(', ') || 'none'}`)
    assert.ok(all - unused.length >= all * 0.9, `not used: ${unused.join(', ')}`)
})

/** The letter to this address, waited for, with its lines as they were before they were folded for the post. */
function letter_to(address) {
    const folder = join(site.folder, 'mail')
    const letters = () => readdirSync(folder).filter(name => name.endsWith('.eml'))
        .map(name => readFileSync(join(folder, name), 'utf8').replace(/=\r?\n/g, ''))
    return until(() => letters().find(letter => /^To: .*$/m.exec(letter)[0].includes(address)), 10_000, () => `there is no letter to ${address}`)
}

/** A grey picture, as small as a picture can be written by hand (RFC 2083). */
function png(width, height) {
    const head = Buffer.alloc(13)
    head.writeUInt32BE(width, 0)
    head.writeUInt32BE(height, 4)
    head.set([8, 0, 0, 0, 0], 8)
    const rows = Buffer.alloc((width + 1) * height, 128)
    for (let y = 0; y < height; ++y) rows[y * (width + 1)] = 0
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(kind, bytes) {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), bytes])
    const made = Buffer.alloc(body.length + 8)
    made.writeUInt32BE(bytes.length, 0)
    body.copy(made, 4)
    made.writeUInt32BE(crc32(body), body.length + 4)
    return made
}

function crc32(bytes) {
    let crc = -1
    for (const byte of bytes) {
        crc ^= byte
        for (let bit = 0; bit < 8; ++bit) crc = crc >>> 1 ^ (crc & 1 ? 0xedb88320 : 0)
    }
    return (crc ^ -1) >>> 0
}
