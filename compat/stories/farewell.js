import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { together } from '../clients/frame-log.js'
import { id } from '../expect/match.js'
import { leaving } from '../expect/sequences.js'

/** Leaving, and taking down what was built. */
export function farewellStories(step, world) {
    step('bert leaves', async () => {
        const { anna, bert, ovbox } = world().devices
        bert.send('leave-stage')
        await bert.sees(...leaving('bert'), ['ack leave-stage', null])
        for (const one of [anna, ovbox]) {
            await one.sees(
                ['u-c', { _id: id('bert.user'), stageId: null, groupId: null, stageMemberId: null }],
                ['sm-c', { _id: id('bert.member'), active: false }],
                ['sd-c', { _id: id('bert.browser.onStage'), active: false }]
            )
        }
        bert.send('leave-stage') // in no stage: nothing to tell
        await bert.sees(['ack leave-stage', null])
        await anna.seesNothingMore()
    })

    step('anna removes a group, and its member goes with it', async () => {
        const { anna, bert, ovbox } = world().devices
        bert.send('remove-group', world().known.band)
        await bert.sees(['ack remove-group', `User bert has no privileges to remove group ${world().known.band}`])
        anna.send('remove-group', world().known.band)
        const gone = together(['sd-r', id('bert.browser.onStage')], ['sm-r', id('bert.member')])
        for (const one of [anna, ovbox]) await one.sees(gone, ['g-r', id('band')])
        await anna.sees(['ack remove-group', null])
        await bert.log.skipsTo('g-r')
        bert.log.forget()
    })

    step('anna removes the stage', async () => {
        const { anna, ovbox } = world().devices
        anna.send('remove-stage', world().known.stage)
        // A stage and where a person is are two aggregates: on another instance either may be heard of first. Fault 29: whoever
        // is inside says farewell before the stage goes, and hears that he is nowhere now.
        await anna.log.takesAll('s-l', 'g-r', 's-r', 'u-c', 'ack remove-stage').then(farewellComesFirst)
        await ovbox.log.takesAll('s-l', 'g-r', 's-r', 'u-c').then(farewellComesFirst)
        await anna.seesNothingMore()
        await ovbox.seesNothingMore()

        function farewellComesFirst(frames) {
            const names = frames.map(([name]) => name)
            assert.equal(names.filter((name) => name === 's-l').length, 1)
            assert.ok(names.indexOf('s-l') < names.indexOf('s-r'), names.join(' '))
            const [, place] = frames.find(([name]) => name === 'u-c')
            assert.equal(place.stageId, null)
        }
    })

}

/** The last of all. */
export function signedOutStories(step, world) {
    step('a token that was signed out is refused, and its sockets are closed', async () => {
        const { accounts, tokens, devices } = world()
        assert.equal((await accounts.post('/logout', undefined, tokens.bert)).status, 200)
        // 0.1.5 says `disconnect` only for the first loss of its life: its own state tells.
        const deadline = Date.now() + 3_000
        while (devices.bert.client.connected && Date.now() < deadline) await pause(20)
        assert.ok(!devices.bert.client.connected, 'Expected the socket to be closed but it lives')
        await pause(2_500) // it has tried to come back meanwhile
        assert.ok(!devices.bert.client.connected, 'Expected the token to be refused but it was taken')
    })
}
