import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { absenceStories } from '../stories/absence.js'
import { accountStories } from '../stories/accounts.js'
import { farewellStories, signedOutStories } from '../stories/farewell.js'
import { firstSteps } from '../stories/first-steps.js'
import { mediaStories } from '../stories/media.js'
import { nativeStories } from '../stories/native.js'
import { onStage } from '../stories/on-stage.js'
import { patient } from '../patience.js'
import { orderStories } from '../stories/order.js'
import { vocabularyStories } from '../stories/vocabulary.js'
import { World } from '../stories/world.js'

// One story with one server: each step stands on those before it, so after a failure the rest would only repeat it.
describe('the original clients with our server', { timeout: 600_000 }, () => {
    let world
    let broken = false

    const step = (name, work) =>
        test(name, { timeout: patient(45_000) }, async (context) => {
            if (broken) return context.skip('an earlier step failed')
            context.signal.addEventListener('abort', () => (broken ||= !done))
            let done = false
            try {
                await work()
                done = true
            } catch (failure) {
                broken = true
                throw failure
            }
        })

    before(async () => {
        world = await World.create()
    }, { timeout: 420_000 }) // prettier-ignore

    after(() => world?.destroy(), { timeout: 20_000 })

    const now = () => world

    accountStories(step, now)
    firstSteps(step, now)
    onStage(step, now)
    mediaStories(step, now)
    nativeStories(step, now)
    absenceStories(step, now)
    vocabularyStories(step, now)
    farewellStories(step, now)
    orderStories(step, now)
    signedOutStories(step, now)

    step('no frame was binary, no event had an id or a name the reference does not know', () => {
        assert.deepEqual(world.all.flatMap((device) => device.violations), [])
    })
})
