// A small language for expected values: plain values must be equal, objects have exactly these keys, arrays these
// elements. What cannot be known beforehand (ids, times) is said by one of the functions below.

class Matcher {
    constructor(name, differences) {
        this.name = name
        this.differences = differences
    }
    toString() {
        return this.name
    }
}

const matcher = (name, differences) => new Matcher(name, differences)

const check = (name, holds) =>
    matcher(name, (actual, known, path) => (holds(actual) ? [] : [`${path}: expected ${name} but got ${show(actual)}`]))

export const anyText = check('a text', (value) => typeof value === 'string')
export const anyId = check('an id of 24 hex digits', (value) => isId(value))
export const aTime = check(
    'a time in ms of these days',
    (value) => Number.isInteger(value) && Math.abs(value - Date.now()) < 24 * 3600 * 1000
)
export const oneOf = (...values) => check(`one of ${show(values)}`, (value) => values.includes(value))
export const textLike = (pattern) => check(`a text like ${pattern}`, (value) => typeof value === 'string' && pattern.test(value))

/** An id that is remembered under a name at its first appearance and must be the same ever after. */
export const id = (name) =>
    matcher(`the id of ${name}`, (actual, known, path) => {
        if (!isId(actual)) return [`${path}: expected the id of ${name} but got ${show(actual)}`]
        const other = Object.entries(known).find(([taken, value]) => value === actual && taken !== name)
        if (other && known[name] === undefined) return [`${path}: expected a new id of ${name} but got that of ${other[0]}`]
        if (known[name] === undefined) known[name] = actual
        return known[name] === actual ? [] : [`${path}: expected the id of ${name} (${known[name]}) but got ${actual}`]
    })

/** A key that may be missing, but if it is there it must fit. */
export const optional = (expected) => Object.assign(matcher(`${expected} or nothing`, (a, k, p) => differences(expected, a, k, p)), { optional: true })

/** An array with exactly these elements in any order. */
export const anyOrder = (...expected) =>
    matcher(`in any order [${expected.length}]`, (actual, known, path) => {
        if (!Array.isArray(actual)) return [`${path}: expected a list but got ${show(actual)}`]
        if (actual.length !== expected.length) return [`${path}: expected ${expected.length} elements but got ${show(actual)}`]
        return assign(expected, actual, known, path)
    })

export function differences(expected, actual, known = {}, path = '') {
    if (expected instanceof Matcher) return expected.differences(actual, known, path)
    if (Array.isArray(expected)) return ofArray(expected, actual, known, path)
    if (expected !== null && typeof expected === 'object') return ofObject(expected, actual, known, path)
    return Object.is(expected, actual) ? [] : [`${path}: expected ${show(expected)} but got ${show(actual)}`]
}

/** Gives each expected value an actual one that fits; the bindings of those that did not fit are forgotten. */
export function assign(expected, actual, known, path) {
    const left = [...actual]
    const wrong = []
    for (const one of expected) {
        const tried = left.map((candidate) => {
            const bindings = { ...known }
            return { candidate, bindings, found: differences(one, candidate, bindings, path) }
        })
        const fits = tried.find(({ found }) => found.length === 0)
        if (fits) {
            Object.assign(known, fits.bindings)
            left.splice(left.indexOf(fits.candidate), 1)
        } else {
            const closest = tried.sort((a, b) => a.found.length - b.found.length)[0]
            wrong.push(...(closest?.found ?? [`${path}: expected ${show(one)} but nothing is left`]))
        }
    }
    return wrong
}

export const show = (value) => {
    const text = JSON.stringify(value, (_, part) => (part instanceof Matcher ? `<${part.name}>` : part))
    return text === undefined ? 'nothing' : text.length > 400 ? text.slice(0, 400) + '...' : text
}

const isId = (value) => typeof value === 'string' && /^[0-9a-f]{24}$/.test(value)

function ofArray(expected, actual, known, path) {
    if (!Array.isArray(actual)) return [`${path}: expected a list but got ${show(actual)}`]
    if (actual.length !== expected.length) return [`${path}: expected ${expected.length} elements but got ${actual.length}: ${show(actual)}`]
    return expected.flatMap((one, index) => differences(one, actual[index], known, `${path}[${index}]`))
}

function ofObject(expected, actual, known, path) {
    if (actual === null || typeof actual !== 'object' || Array.isArray(actual)) return [`${path}: expected an object but got ${show(actual)}`]
    const surplus = Object.keys(actual).filter((key) => !(key in expected))
    return [
        ...surplus.map((key) => `${path}.${key}: not expected but got ${show(actual[key])}`),
        ...Object.entries(expected)
            .filter(([key, value]) => !(value?.optional && !(key in actual)))
            .flatMap(([key, value]) =>
                key in actual
                    ? differences(value, actual[key], known, `${path}.${key}`)
                    : [`${path}.${key}: expected ${value instanceof Matcher ? value.name : show(value)} but the key is missing`]
            ),
    ]
}
