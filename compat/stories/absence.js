import assert from 'node:assert/strict'
import { id } from '../expect/match.js'
import { audioTrack } from '../expect/entities.js'
import { patient } from '../patience.js'

const RECONNECT = patient(8_000)

/** What clients do when the wire breaks, an instance dies, or all is restarted. */
export function absenceStories(step, world) {
    step('bert comes back at once after a broken wire, and keeps his place', async () => {
        const { anna, bert } = world().devices
        world().proxy.cut()
        await bert.sees(['(closed)'])
        // The library tries again after 1 s; the server waits 2 s before it says that a device is gone.
        const [, inside] = await bert.log.skipsTo('s-j', RECONNECT)
        assert.equal(inside.stageMemberId, world().known['bert.member'])
        await bert.log.skipsTo('ok', RECONNECT)
        bert.log.forget()
        // Bert keeps his place, but his is a new connection, with which anna's browser has to find itself anew.
        await anna.sees(
            ['sd-c', { _id: id('bert.browser.onStage'), active: false }],
            ['sd-c', { _id: id('bert.browser.onStage'), active: true }]
        )
        await anna.seesNothingMore(2_500)
        bert.log.forget()
    })

    step('bert stays away, and anna sees him go and come', async () => {
        const { anna, bert } = world().devices
        const { known } = world()
        const track = audioTrack('bert.browser.second', { type: 'browser' })
        bert.send('create-audio-track', { stageId: known.stage, type: 'browser' })
        await bert.sees(['a-a', track], ['ack create-audio-track', null, track])
        await anna.sees(['a-a', track])
        world().proxy.unplug()
        await anna.sees(
            ['a-r', id('bert.browser.second')],
            ['sd-c', { _id: id('bert.browser.onStage'), active: false }],
            ['sm-c', { _id: id('bert.member'), active: false }]
        )
        world().proxy.restore()
        await anna.sees(
            ['sd-c', { _id: id('bert.browser.onStage'), active: true }],
            ['sm-c', { _id: id('bert.member'), active: true }]
        )
        const [, inside] = await bert.log.skipsTo('s-j', RECONNECT)
        assert.deepEqual(inside.audioTracks, [])
        await settled(world())
    })

    step('an instance is killed, and everybody is back on another', async () => {
        const [victim] = world().server.furtherInstances()
        assert.ok(victim, `Expected the pid of a further instance in:\n${world().server.output()}`)
        await spread(world())
        const before = await hashOfTheStage(world())
        process.kill(victim, 'SIGKILL')
        const lost = await everybodyIsBack(world())
        assert.ok(lost.length > 0, 'Expected somebody on the killed instance, or this shows nothing')
        assert.equal(await hashOfTheStage(world()), before)
        await everyoneHears(world(), 0.8)
    })

    step('the server is restarted on the same data, and the clients find everything again', async () => {
        const before = await hashOfTheStage(world())
        await world().server.stop()
        await world().server.start()
        await everybodyIsBack(world())
        assert.equal(await hashOfTheStage(world()), before)
        await everyoneHears(world(), 0.9)
    })
}

/** The gateway takes the instances in turn: of two who come in one after the other, one is on each. */
async function spread({ devices, proxy }) {
    devices.ovbox.close()
    devices.ovbox.connect()
    await devices.ovbox.log.skipsTo('ok', RECONNECT)
    proxy.cut()
    await devices.bert.log.skipsTo('ok', RECONNECT)
    await settled({ devices })
}

/** Waits until every client that has lost its connection has signed in again; answers those. */
async function everybodyIsBack({ devices }) {
    await pause(500)
    const lost = Object.values(devices).filter(({ log }) => log.unseen.some(([name]) => name === '(closed)'))
    for (const device of lost) {
        if (device === devices.ovbox) device.connect() // native clients do so themselves; this one is not
        await device.log.skipsTo('ok', 2 * RECONNECT)
    }
    await settled({ devices })
    return lost
}

/** Waits until nobody gets anything for a while, and forgets what came. */
async function settled({ devices }) {
    const logs = Object.values(devices).map(({ log }) => log)
    do {
        for (const log of logs) log.forget()
        await pause(500)
    } while (logs.some((log) => log.unseen.length > 0))
}

/** A change by one is seen by all, wherever they are connected now. */
async function everyoneHears({ devices, known }, volume) {
    const { anna, bert, ovbox } = devices
    anna.send('change-stage-member', { _id: known['bert.member'], volume })
    const changed = ['sm-c', { _id: id('bert.member'), volume }]
    await anna.sees(changed, ['ack change-stage-member', null])
    await bert.sees(changed)
    await ovbox.sees(changed)
}

/** What a client holds of the stage, as a hash: the server's own proof that nothing was lost. Coming back writes entries, but changes nothing. */
async function hashOfTheStage({ devices, known }) {
    const [error, hashes] = await devices.anna.ask('state-hash')
    assert.equal(error, null)
    return hashes[`stage/${known.stage}`].sha256
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
