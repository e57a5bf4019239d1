// Holds what the running program says against its own description of the API: each request that is sent in good faith must be
// one that the description allows, and each answer one that it promises.
import assert from 'node:assert/strict'
import addFormats from 'ajv-formats'
import Ajv2020 from 'ajv/dist/2020.js'

const base = '/api/v1'

/** A person of the API: cookies and the token of the session's forms, or a personal token. */
export class Caller {
    cookies = new Map()
    form_token = ''
    bearer = ''

    constructor(url) { this.url = url }

    get signed_in() { return this.bearer !== '' || this.cookies.has('__Host-session') }

    headers() {
        const made = { host: new URL(this.url).host }
        if (this.bearer) return { ...made, authorization: `Bearer ${this.bearer}` }
        if (this.cookies.size > 0) made.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        if (this.form_token) made['x-csrf-token'] = this.form_token
        return made
    }

    keep(answer) {
        for (const cookie of answer.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)
            if (value) this.cookies.set(name, value)
            else this.cookies.delete(name)
        }
    }

    async ask(method, path, body, more = {}) {
        const to = this.url.replace('localhost', '127.0.0.1') + path
        const answer = await fetch(to, { method, body, headers: { ...this.headers(), ...more }, redirect: 'manual' })
        this.keep(answer)
        return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
    }

    /** The token that every form of the session's pages carries. */
    async read_form_token() {
        const page = await this.ask('GET', '/who-sees-what')
        this.form_token = /name="csrf" value="([^"]+)"/.exec(page.bytes.toString())[1]
    }
}

export class Contract {
    seen = new Map() // operation → statuses
    #tried = new Set()
    #keys = 0

    constructor(document) {
        this.operations = new Map(Object.entries(document.paths).flatMap(([path, item]) =>
            Object.entries(item).map(([method, words]) => [words.operationId, { path, method, words, at: `#/paths/${escaped(path)}/${method}` }])))
        this.document = document
        this.ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
        addFormats(this.ajv)
        for (const name of Object.keys(document)) this.ajv.addKeyword(name)
        this.ajv.addSchema(document, 'api')
    }

    /** Asks for one operation in good faith; the body of the answer, read when it is JSON. */
    async use(who, id, wish = {}, status = undefined) {
        const operation = this.#operation(id)
        const expected = status ?? Number(Object.keys(operation.words.responses)[0])
        this.#allows(id, operation, wish)
        const once = operation.words['x-once'] && who.signed_in && expected < 300
        const first = !this.#tried.has(id) && expected < 300
        if (first) await this.#refuses_unknown(who, id, wish)
        const key = once ? { 'idempotency-key': `key ${++this.#keys}` } : {}
        const answer = await this.#send(who, operation, wish, key)
        const body = this.#promised(id, operation, answer, expected)
        if (once && first) {
            const again = await this.#send(who, operation, wish, key)
            assert.deepEqual(this.#promised(id, operation, again, expected), body, `${id}: the same key, another answer`)
        }
        if (first) this.#tried.add(id)
        return body
    }

    /** Asks for one operation in a way that must be refused, with this status and code. */
    async refused(who, id, wish, status, code) {
        const operation = this.#operation(id)
        const body = this.#promised(id, operation, await this.#send(who, operation, wish), status)
        assert.equal(body.error, code, id)
        return body
    }

    /** Operations that nobody has used with success. */
    unused() { return [...this.operations.keys()].filter(id => !this.#tried.has(id)) }

    #operation(id) {
        const operation = this.operations.get(id)
        assert.ok(operation, `there is no operation ${id}`)
        return operation
    }

    async #refuses_unknown(who, id, wish) {
        const nobody_asked = { field_nobody_asked_for: '1' }
        if (wish.form) return
        const reads = this.#operation(id).method === 'get'
        const more = reads ? { query: { ...wish.query, ...nobody_asked } } : { body: { ...wish.body, ...nobody_asked } }
        const body = await this.refused(who, id, { ...wish, ...more }, 400, 'unknown_field')
        assert.deepEqual(body.fields, [{ field: 'field_nobody_asked_for', code: 'unknown_field' }], id)
    }

    #allows(id, { words, at }, { places = {}, query = {}, body, form }) {
        for (const [index, parameter] of (words.parameters ?? []).entries()) {
            const value = parameter.in === 'path' ? places[parameter.name] : query[parameter.name]
            if (parameter.in === 'path') assert.ok(value !== undefined, `${id} wants ${parameter.name}`)
            if (value !== undefined) this.#fits(`${at}/parameters/${index}/schema`, value, `${id}, ${parameter.name}`)
        }
        const known = new Set((words.parameters ?? []).filter(one => one.in === 'query').map(one => one.name))
        for (const name of Object.keys(query)) assert.ok(known.has(name), `${id} knows no ${name}`)
        if (body !== undefined) this.#fits(`${at}/requestBody/content/application~1json/schema`, body, `${id}, what is sent`)
        if (form) this.#fits(`${at}/requestBody/content/multipart~1form-data/schema`, texts_of(form), `${id}, what is sent`)
        if (words.requestBody?.required) assert.ok(body !== undefined || form, `${id} wants a body`)
    }

    #send(who, { path, method }, { places = {}, query = {}, body, form, headers = {} }, key = {}) {
        const target = base + path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(places[name]))
        const asked = new URLSearchParams(query).toString()
        const json = body === undefined || form ? {} : { 'content-type': 'application/json' }
        const sent = form ?? (typeof body === 'string' ? body : body && JSON.stringify(body))
        return who.ask(method.toUpperCase(), asked ? `${target}?${asked}` : target, sent, { ...json, ...key, ...headers })
    }

    #promised(id, { words, at }, answer, expected) {
        const text = answer.bytes.toString()
        assert.equal(answer.status, expected, `${id}: ${text.slice(0, 500)}`)
        const promise = words.responses[answer.status]
        assert.ok(promise, `${id} does not promise ${answer.status}`)
        this.seen.set(id, (this.seen.get(id) ?? new Set()).add(answer.status))
        const type = (answer.headers.get('content-type') ?? '').split(';')[0]
        assert.ok(promise.content[type], `${id} does not promise ${type}`)
        if (answer.status === 429) assert.ok(Number(answer.headers.get('retry-after')) > 0)
        if (type !== 'application/json') return answer.bytes
        const body = JSON.parse(text)
        if (promise.content[type].schema) this.#fits(`${at}/responses/${answer.status}/content/application~1json/schema`, body, `${id}, the answer ${text.slice(0, 500)}`)
        return body
    }

    #fits(pointer, value, what) {
        const fits = this.ajv.getSchema(`api${pointer}`) ?? this.ajv.compile({ $ref: `api${pointer}` })
        assert.ok(fits(value), `${what}: ${this.ajv.errorsText(fits.errors)}`)
    }
}

/** A JSON pointer in the fragment of an address, where braces are not allowed. */
const escaped = path => encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))

const texts_of = form => Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]))
