import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { parse } from 'yaml'
import { SERVER_EVENTS } from '../clients/server-events.js'

const require = createRequire(import.meta.url)
const Ajv = require('ajv')
const formats = require('ajv-formats')
const schema = require('@asyncapi/specs/schemas/3.0.0-without-$id.json')

const document = parse(await readFile(new URL('../../docs/asyncapi.yaml', import.meta.url), 'utf8'))

test('docs/asyncapi.yaml is AsyncAPI 3', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
    formats(ajv)
    const validate = ajv.compile(schema)
    const valid = validate(document)
    assert.ok(valid, JSON.stringify(validate.errors?.slice(0, 5), null, 2))
})

test('it has every event that the original clients listen to', () => {
    const never = ['error'] // it is there, but the library takes the name for its own
    const missing = SERVER_EVENTS.filter((event) => !never.includes(event) && !(event in document.components.messages))
    assert.deepEqual(missing, [])
})

test('whatever it refers to is there', () => {
    const refers = (value) =>
        value === null || typeof value !== 'object' ? [] : Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [inner] : refers(inner))) // prettier-ignore
    const at = (reference) => reference.slice(2).split('/').reduce((value, key) => value?.[key], document)
    assert.deepEqual(refers(document).filter((reference) => at(reference) === undefined), [])
})
