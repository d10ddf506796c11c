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
        for (const one of [anna, ovbox]) {
            await one.sees(
                together(
                    ['sd-r', id('anna.browser.onStage')],
                    ['sd-r', id('anna.ovbox.onStage')],
                    ['sm-r', id('anna.member')],
                    ['g-r', id('choir')]
                ),
                // Fault 29: whoever is inside leaves before the stage goes; where the person is follows from it.
                ['s-l', null],
                ['s-r', id('stage')],
                ...leaving('anna').filter(([name]) => name === 'u-c')
            )
        }
        await anna.sees(['ack remove-stage', null])
        await anna.seesNothingMore()
    })

    step('a token that was signed out is refused, and its sockets are closed', async () => {
        const { accounts, tokens, devices } = world()
        await accounts.post('/logout', undefined, tokens.bert)
        await devices.bert.log.skipsTo('(disconnect)', 3_000)
    })
}
