// The pack the program carries (read by src/platform/embedded/embedded.cpp):
//
//   "groundswell pack 1\n"
//   a line for each file: kind \t name \t file \t type \t length \t brotli length \t gzip length \n
//   "\n"
//   the bytes, in the order of the lines: as they are, then brotli, then gzip; a length of 0 means there is none
//
// kind is "asset" (served under its fingerprinted file name) or "embedded" (read by the program, known by its name).
import { renameSync, writeFileSync } from 'node:fs'

const none = Buffer.alloc(0)

export function write_pack(path, assets, embedded) {
    const lines = []
    const parts = []
    const add = (kind, { name, file = '', type = '', bytes, brotli = none, gzip = none }) => {
        lines.push([kind, name, file, type, bytes.length, brotli.length, gzip.length].join('\t') + '\n')
        parts.push(bytes, brotli, gzip)
    }
    assets.forEach(file => add('asset', file))
    embedded.forEach(file => add('embedded', file))
    const head = Buffer.from(`groundswell pack 1\n${lines.join('')}\n`)
    writeFileSync(`${path}.new`, Buffer.concat([head, ...parts]))
    renameSync(`${path}.new`, path)
}
