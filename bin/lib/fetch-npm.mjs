// node fetch-npm.mjs VERSION SHA512 — npm's own package on standard output, from the registry that npm would ask. One that is not what
// the hash says is an error.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

const [version, sha512] = process.argv.slice(2)

/** The registry of the environment, else of the person's own settings, else the public one. */
function registry() {
    const settings = join(homedir(), '.npmrc')
    const line = existsSync(settings) ? /^registry *= *(\S+)/m.exec(readFileSync(settings, 'utf8'))?.[1] : null
    return (process.env.npm_config_registry ?? process.env.NPM_CONFIG_REGISTRY ?? line ?? 'https://registry.npmjs.org').replace(/\/$/, '')
}

const address = `${registry()}/npm/-/npm-${version}.tgz`
const answer = await fetch(address)
if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
const bytes = Buffer.from(await answer.arrayBuffer())
if (createHash('sha512').update(bytes).digest('base64') !== sha512) throw new Error(`${address} is not what it was`)
writeFileSync(1, bytes)
