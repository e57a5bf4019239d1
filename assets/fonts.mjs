// The faces of the house, cut from the @fontsource packages to the letters our languages need. Each is made once and
// kept in the cache under everything that decides its bytes.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, copyFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packages = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/@fontsource-variable')

// The ranges are those of css/fonts.css, less what a page never shows. Every feature is kept: without them Atkinson
// would lose its table figures. Heads have one weight only, which halves them.
const western = 'U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2010-2026,U+2030,U+2039-203A,U+20AC'
// Turkish needs five letters of the next file: by themselves they cost a sixth of it.
const turkish = 'U+011E-011F,U+0130,U+015E-015F'
const extended = 'U+0100-011D,U+0120-012F,U+0132-0151,U+0154-015D,U+0160-017F'
const signs = 'U+2122,U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265'
const atkinson = 'atkinson-hyperlegible-next/files/atkinson-hyperlegible-next'
const faces = {
    'text-latin': { file: `${atkinson}-latin-wght-normal.woff2`, letters: `${western},${signs}` },
    'text-turkish': { file: `${atkinson}-latin-ext-wght-normal.woff2`, letters: turkish },
    'text-ext': { file: `${atkinson}-latin-ext-wght-normal.woff2`, letters: extended },
    'text-arabic': { file: 'vazirmatn/files/vazirmatn-arabic-wght-normal.woff2' },
    'head-latin': { file: 'besley/files/besley-latin-wght-normal.woff2', letters: western, weight: 700 },
    'head-turkish': { file: 'besley/files/besley-latin-ext-wght-normal.woff2', letters: turkish, weight: 700 },
    'head-ext': { file: 'besley/files/besley-latin-ext-wght-normal.woff2', letters: extended, weight: 700 },
}

/** Name -> woff2 bytes, for every face. */
export async function fonts(cache) {
    return new Map(await Promise.all(Object.entries(faces).map(async ([name, face]) => [name, await cut(cache, name, face)])))
}

async function cut(cache, name, face) {
    const source = join(packages, face.file)
    const key = createHash('sha256').update(readFileSync(source)).update(JSON.stringify(face)).digest('hex').slice(0, 16)
    const kept = join(cache, `${name}.${key}.woff2`)
    if (!existsSync(kept)) await make(cache, source, face, kept)
    return readFileSync(kept)
}

async function make(cache, source, face, kept) {
    const workshop = mkdtempSync(join(cache, 'font-'))
    try {
        copyFileSync(source, join(workshop, 'whole.woff2'))
        if (face.letters) await subset(workshop, face)
        renameSync(join(workshop, face.letters ? 'cut.woff2' : 'whole.woff2'), kept)
    } finally {
        rmSync(workshop, { recursive: true })
    }
}

async function subset(workshop, { letters, weight }) {
    const options = [`--unicodes=${letters}`, '--layout-features=*', '--output-file=cut.ttf']
    if (weight) options.push(`--instance=wght=${weight}`)
    await run('woff2_decompress', ['whole.woff2'], { cwd: workshop })
    await run('hb-subset', [...options, 'whole.ttf'], { cwd: workshop })
    await run('woff2_compress', ['cut.ttf'], { cwd: workshop })
}
