// What a disk still holds after the power went, from the record of record.cpp. The rules are the hard ones of POSIX:
// bytes are there once their file was synced, names once their folder was; folders themselves are. What was written and
// not yet synced is there or not, block by block, as `chance` says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const block = 512

/** The acts in order, each with the length of the record up to its end. */
export function acts_in(record) {
    const bytes = readFileSync(record)
    const acts = []
    for (let at = 0; at + 32 <= bytes.length;) {
        const [act, offset, name, size] = [0, 8, 16, 24].map(part => Number(bytes.readBigUInt64LE(at + part)))
        const path = bytes.toString('utf8', at + 32, at + 32 + name)
        const data = bytes.subarray(at + 32 + name, at + 32 + name + size)
        at += 32 + name + size
        if (at <= bytes.length) acts.push({ act: String.fromCharCode(act), offset, path, data, end: at })
    }
    return acts
}

const new_file = () => ({ kept: Buffer.alloc(0), pending: [] })

function apply(bytes, { act, offset, data }) {
    if (act === 't') return offset <= bytes.length ? bytes.subarray(0, offset) : Buffer.concat([bytes, Buffer.alloc(offset - bytes.length)])
    const grown = bytes.length < offset + data.length ? Buffer.concat([bytes, Buffer.alloc(offset + data.length - bytes.length)]) : bytes
    data.copy(grown, offset)
    return grown
}

/** Some of the blocks of what nobody waited for. */
function torn(file, chance) {
    let bytes = Buffer.from(file.kept)
    for (const act of file.pending) {
        if (act.act === 't') {
            if (chance() < 0.5) bytes = apply(bytes, act)
            continue
        }
        for (let at = 0; at < act.data.length; at += block) {
            if (chance() < 0.5) bytes = apply(bytes, { act: 'w', offset: act.offset + at, data: act.data.subarray(at, at + block) })
        }
    }
    return bytes
}

/** A disk on which acts are carried out one after another. */
export class Disk {
    names = new Map() // as the program sees them: path to file
    kept_names = new Map() // as they would be found

    do(act) {
        const file = this.names.get(act.path)
        const other = act.data.toString('utf8')
        if (act.act === 'c' && !file) this.names.set(act.path, new_file())
        if (act.act === 'z') file ? file.pending.push({ act: 't', offset: 0, data: act.data }) : this.names.set(act.path, new_file())
        if ((act.act === 'w' || act.act === 't') && file) file.pending.push(act)
        if (act.act === 's') file ? this.sync(file) : this.sync_folder(act.path)
        if (act.act === 'l' || act.act === 'r') this.names.set(other, file)
        if (act.act === 'r' || act.act === 'u') this.names.delete(act.path)
    }

    sync(file) {
        for (const act of file.pending) file.kept = apply(file.kept, act)
        file.pending = []
    }

    sync_folder(folder) {
        for (const path of this.kept_names.keys()) if (dirname(path) === folder && !this.names.has(path)) this.kept_names.delete(path)
        for (const [path, file] of this.names) if (dirname(path) === folder) this.kept_names.set(path, file)
    }

    /** Writes what is found after the power went to `folder`, in place of what was below `from`. */
    found_again(from, folder, chance) {
        for (const [path, file] of this.kept_names) {
            const place = join(folder, path.slice(from.length))
            mkdirSync(dirname(place), { recursive: true })
            writeFileSync(place, torn(file, chance))
        }
    }
}
