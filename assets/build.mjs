// node assets/build.mjs FOLDER [CACHE] — everything a browser is sent besides pages, and the pack the program carries.
//
//   FOLDER/assets/NAME.HASH.EXT   each file under the hash of its content, text also as .br and .gz
//   FOLDER/assets/manifest.tsv    logical name, file name, content type
//   FOLDER/assets.pack            all of it in one file (pack.mjs), with the catalogues, places and the API's description
//   FOLDER/openapi.json           that description (openapi.mjs), for whoever wants to look at it
//
// CACHE keeps finished fonts and places, which are slow to make and seldom change.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import esbuild from 'esbuild'
import { fonts } from './fonts.mjs'
import { openapi } from './openapi.mjs'
import { write_pack } from './pack.mjs'
import { places } from './places.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const house = dirname(here)
const folder = process.argv[2] ?? join(house, 'build')
const cache = process.argv[3] ?? join(folder, 'cache')

const types = {
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
}

/** One file to be served: text is compressed once, here, as far as it goes. */
function asset(name, bytes) {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
    const extension = extname(name)
    const made = { name, file: `${name.slice(0, -extension.length)}.${hash}${extension}`, type: types[extension], bytes }
    if (extension === '.woff2') return made
    const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }
    return { ...made, brotli: brotliCompressSync(bytes, options), gzip: gzipSync(bytes, { level: 9 }) }
}

/** The dark tokens, for who chose them and for a system that asks for them (css/dark.css). */
function themes(css) {
    const night = ':root[data-theme=dark]'
    const system = ':root:not([data-theme=light])'
    return `${css.replace(':root', night)}\n@media (prefers-color-scheme: dark) { ${css.replace(':root', system)} }`
}

/** Resolves what only this build knows: font:NAME, and the theme that stands once. */
function house_css(font_urls) {
    return {
        name: 'house css',
        setup(build) {
            build.onResolve({ filter: /^font:/ }, ({ path }) => ({ path: font_urls.get(path.slice(5)), external: true }))
            build.onLoad({ filter: /\/css\/dark\.css$/ }, ({ path }) =>
                ({ contents: themes(readFileSync(path, 'utf8')), loader: 'css' }))
        },
    }
}

async function bundled(entry, options = {}) {
    const result = await esbuild.build({
        entryPoints: [join(here, entry)], bundle: true, minify: true, write: false, charset: 'utf8',
        legalComments: 'none', logLevel: 'warning', ...options,
    })
    return Buffer.from(result.outputFiles[0].contents)
}

/** The sprite without what only its readers need, and with the pen that all its icons share. */
function sprite() {
    const pen = 'viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linejoin="round" stroke-linecap="square"'
    const text = readFileSync(join(here, 'icons/icons.svg'), 'utf8')
    return Buffer.from(text.replace(/<!--.*?-->/gs, '').replace(/>\s+</g, '><').replace(/<symbol /g, `<symbol ${pen} `).trim())
}

async function all_assets() {
    const faces = [...await fonts(cache)].map(([name, bytes]) => asset(`${name}.woff2`, bytes))
    const urls = new Map(faces.map(face => [face.name.replace('.woff2', ''), `/assets/${face.file}`]))
    const css = { plugins: [house_css(urls)] }
    const scripts = { format: 'iife', target: 'es2020' }
    return [
        ...faces,
        asset('groundswell.css', await bundled('css/groundswell.css', css)),
        asset('groundswell-plain.css', await bundled('css/groundswell-plain.css', css)),
        asset('island.js', await bundled('islands/island.ts', scripts)),
        asset('htmx.js', readFileSync(join(here, 'node_modules/htmx.org/dist/htmx.min.js'))),
        asset('icons.svg', sprite()),
        asset('mark.svg', readFileSync(join(here, 'icons/mark.svg'))),
    ]
}

/** What the program reads from itself: catalogues and their template as they are, the API's description, the gazetteer compressed. */
function embedded({ document, table }) {
    const shelf = join(house, 'locales')
    const catalogues = existsSync(shelf) ? readdirSync(shelf).sort().filter(file => /\.pot?$/.test(file)) : []
    return [
        ...catalogues.map(file => ({ name: `locales/${file}`, bytes: readFileSync(join(shelf, file)) })),
        { name: 'openapi.json', bytes: Buffer.from(document) },
        { name: 'openapi.tsv', bytes: Buffer.from(table) },
        { name: 'places.tsv.gz', bytes: places(cache) },
    ]
}

function write_folder(assets) {
    const target = join(folder, 'assets')
    rmSync(target, { recursive: true, force: true })
    mkdirSync(target, { recursive: true })
    for (const { file, bytes, brotli, gzip } of assets) {
        writeFileSync(join(target, file), bytes)
        if (brotli) writeFileSync(join(target, `${file}.br`), brotli)
        if (gzip) writeFileSync(join(target, `${file}.gz`), gzip)
    }
    writeFileSync(join(target, 'manifest.tsv'), assets.map(({ name, file, type }) => `${name}\t${file}\t${type}\n`).join(''))
}

mkdirSync(cache, { recursive: true })
const assets = await all_assets()
const described = openapi(house)
const api = { document: JSON.stringify(described.document), table: described.table }
write_folder(assets)
write_pack(join(folder, 'assets.pack'), assets, embedded(api))
writeFileSync(join(folder, 'openapi.json'), api.document)
for (const { name, bytes, gzip, brotli } of assets) {
    const compressed = gzip ? `, ${gzip.length} gzip, ${brotli.length} brotli` : ''
    console.log(`   ${name}: ${bytes.length} bytes${compressed}`)
}
