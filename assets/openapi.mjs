// The document of the JSON API, joined from src/platform/web/openapi.yaml and each room's src/areas/ROOM/openapi.yaml.
//
// The rooms write OpenAPI 3.1 in a shorter hand; what it means stands here once:
//
//   who, limit        as in the route's declaration; they become x-who, x-limit, the security and the refusals of both
//   once: true        the operation takes an Idempotency-Key
//   proof: address    a change whose address carries its own proof: it needs no token of a form
//   body: NAME        the schema of the JSON that is sent; left out for a change that takes nothing
//   files: NAME       the schema of the same form in parts, with files
//   answer: {201: NAME}         the schema of the answer, or "Bytes" with `types` for files
//   refusals: {409: [code, …]}  what this operation may answer besides what every one of its kind may
//   places: {need: {…}}         (beside `paths`) what stands in the braces of the room's paths
//
// An object of a schema has no other properties than those it names. All of them are there, but for those that it lists
// under `optional`; a body lists what it must have under `required`, as JSON Schema does.
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const base = '/api/v1'
const changing = new Set(['post', 'put', 'delete'])
const read = path => parse(readFileSync(path, 'utf8'), { merge: true })
const schema = name => ({ $ref: `#/components/schemas/${name}` })

/** {document, table}: the OpenAPI document as an object, and METHOD, path, places, who, limit, security, once, id, room, summary as lines. */
export function openapi(house) {
    const shared = read(join(house, 'src/platform/web/openapi.yaml'))
    const rooms = readdirSync(join(house, 'src/areas')).sort().filter(room => existsSync(room_file(house, room)))
    const document = { ...shared.document, tags: [], paths: {}, components: { ...shared.components } }
    document.components.schemas = {}
    const names = new Set()
    add_schemas(document, shared.schemas, 'src/platform/web')
    for (const room of rooms) {
        const part = read(room_file(house, room))
        document.tags.push({ name: room, description: part.description })
        add_schemas(document, part.schemas ?? {}, room)
        for (const [path, item] of Object.entries(part.paths)) {
            if (document.paths[path]) throw new Error(`${path} is described twice`)
            document.paths[path] = {}
            for (const [method, words] of Object.entries(item)) {
                const operation = whole_operation(shared, part, room, path, method, words)
                if (names.has(operation.operationId)) throw new Error(`${operation.operationId} is the name of two operations`)
                names.add(operation.operationId)
                document.paths[path][method] = operation
            }
        }
    }
    return { document, table: table_of(document) }
}

const room_file = (house, room) => join(house, 'src/areas', room, 'openapi.yaml')

function add_schemas(document, schemas, whose) {
    for (const [name, one] of Object.entries(schemas)) {
        if (document.components.schemas[name]) throw new Error(`${whose}: there is a ${name} already`)
        document.components.schemas[name] = closed(one)
    }
}

/** The schema with what goes without saying: no other properties, and all of them unless they are optional. */
function closed(one) {
    if (Array.isArray(one)) return one.map(closed)
    if (one === null || typeof one !== 'object') return one
    const { optional = [], ...rest } = one
    const made = Object.fromEntries(Object.entries(rest).map(([name, value]) =>
        [name, name === 'properties' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)])) : closed(value)]))
    if (!made.properties) return made
    made.required ??= Object.keys(made.properties).filter(name => !optional.includes(name))
    if (made.required.length === 0) delete made.required
    return { ...made, additionalProperties: made.additionalProperties ?? false }
}

function whole_operation(shared, part, room, path, method, words) {
    for (const name of ['operationId', 'summary', 'who', 'limit', 'answer']) {
        if (words[name] === undefined) throw new Error(`${method} ${path} says nothing of ${name}`)
    }
    const changes = changing.has(method)
    const operation = {
        operationId: words.operationId, tags: [room], summary: words.summary, description: words.description,
        'x-who': words.who, 'x-limit': words.limit, 'x-once': words.once === true,
        security: security_of(words, changes),
        parameters: [...places_of(part, path), ...(words.parameters ?? []).map(one => ({ in: 'query', ...one, schema: closed(one.schema) }))],
        requestBody: changes ? body_of(part, words) : undefined,
        responses: { ...answers_of(shared, words), ...refusals_of(shared, words, path, changes) },
    }
    if (words.once) operation.parameters.push({ $ref: '#/components/parameters/IdempotencyKey' })
    if (operation.parameters.length === 0) delete operation.parameters
    return JSON.parse(JSON.stringify(operation)) // without what is undefined
}

function security_of({ who, proof }, changes) {
    if (proof === 'address') return [{}]
    const signed_in = [changes ? { session: [], form: [] } : { session: [] }, { token: [] }]
    return who === 'anyone' ? [{}, ...signed_in] : signed_in
}

function places_of(part, path) {
    return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
        const place = part.places?.[name]
        if (!place) throw new Error(`${path}: nothing is said of {${name}}`)
        return { name, in: 'path', required: true, ...place }
    })
}

function body_of(part, { body, files }) {
    const content = { 'application/json': { schema: schema(body ?? 'Nothing') } }
    if (files) content['multipart/form-data'] = { schema: schema(files) }
    return { required: body !== undefined && part.schemas[body].required?.length > 0, content }
}

function answers_of(shared, words) {
    return Object.fromEntries(Object.entries(words.answer).map(([status, name]) => {
        const types = name === 'Bytes' ? words.types : ['application/json']
        const content = Object.fromEntries(types.map(type => [type, name === 'Bytes' ? {} : { schema: schema(name) }]))
        return [status, { description: words.says ?? shared.answers[status], content }]
    }))
}

function refusals_of(shared, words, path, changes) {
    const all = {}
    const add = more => {
        for (const [status, codes] of Object.entries(more ?? {})) (all[status] ??= new Set()) && codes.forEach(code => all[status].add(code))
    }
    add(shared.refusals.every)
    if (words.who !== 'anyone') add(shared.refusals.signed_in)
    if (path.includes('{')) add(shared.refusals.found)
    if (words.parameters?.length || words.body) add(shared.refusals.fields)
    if (changes) add(shared.refusals.changing)
    if (changes && words.proof !== 'address') add(shared.refusals.form)
    if (words.once) add(shared.refusals.once)
    add(words.refusals)
    return Object.fromEntries(Object.entries(all).map(([status, codes]) => [status, refusal(shared, status, [...codes])]))
}

function refusal(shared, status, codes) {
    const made = {
        description: `${shared.answers[status]} ${codes.map(code => `\`${code}\``).join(', ')}.`,
        content: { 'application/json': { schema: {
            ...schema('Problem'), type: 'object', properties: { error: { enum: codes } },
        } } },
    }
    if (status === '429' || status === '503') made.headers = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }
    return made
}

const alternatives = security => security.map(one => Object.keys(one).join('+') || 'nothing').join('|')

/** What a program without a JSON reader wants to know of each operation; the tests and the page /api read it. */
function table_of({ paths }) {
    const lines = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => [
        method.toUpperCase(), path, (operation.parameters ?? []).filter(one => one.in === 'path').map(one => one.name).join(' '),
        operation['x-who'], operation['x-limit'], alternatives(operation.security), operation['x-once'] ? 'once' : '',
        operation.operationId, operation.tags[0], operation.summary,
    ].join('\t')))
    return lines.map(line => `${line}\n`).join('')
}

/** The path of the API itself, before every path of the document. */
export { base }
