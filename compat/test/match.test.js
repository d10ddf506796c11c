import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anyId, anyOrder, differences, id, optional } from '../expect/match.js'

const A = 'a'.repeat(24)
const B = 'b'.repeat(24)
const fits = (expected, actual, known) => differences(expected, actual, known).length === 0

test('a value fits only itself', () => {
    assert.ok(fits(['s-l', null], ['s-l', null]))
    assert.ok(!fits(['s-l', null], ['s-l']))
    assert.ok(!fits(['ack join-stage'], ['ack join-stage', null]))
    assert.ok(!fits(1, '1'))
    assert.ok(!fits(null, undefined))
})

test('an object has exactly the expected keys', () => {
    assert.ok(fits({ _id: anyId, volume: 0.5 }, { volume: 0.5, _id: A }))
    assert.ok(!fits({ _id: anyId }, { _id: A, volume: 0.5 }))
    assert.ok(!fits({ _id: anyId, volume: 0.5 }, { _id: A }))
    assert.ok(!fits({ groupId: null }, {}))
    assert.ok(fits({ name: optional('x') }, {}))
    assert.ok(!fits({ name: optional('x') }, { name: 'y' }))
})

test('an id is the same wherever its name stands, and another for another name', () => {
    const known = {}
    assert.ok(fits({ _id: id('anna') }, { _id: A }, known))
    assert.ok(!fits({ userId: id('anna') }, { userId: B }, known))
    assert.ok(!fits({ userId: id('bert') }, { userId: A }, known))
    assert.ok(fits({ userId: id('bert') }, { userId: B }, known))
})

test('an order that is open still needs every element once', () => {
    assert.ok(fits(anyOrder({ a: 1 }, { b: 2 }), [{ b: 2 }, { a: 1 }]))
    assert.ok(!fits(anyOrder({ a: 1 }, { b: 2 }), [{ a: 1 }, { a: 1 }]))
    assert.ok(!fits(anyOrder({ a: 1 }), [{ a: 1 }, { b: 2 }]))
})
