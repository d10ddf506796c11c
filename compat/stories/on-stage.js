import assert from 'node:assert/strict'
import { together } from '../clients/frame-log.js'
import { chatMessage, customMemberPosition, customMemberVolume, group, stage, stageDevice, stageMember, stagePackage, user } from '../expect/entities.js' // prettier-ignore
import { anyOrder, id } from '../expect/match.js'
import { joining } from '../expect/sequences.js'

const ANNAS_AVATAR = { avatarUrl: 'https://example.org/anna.png' }

export const insideStage = (who, groupId) => ({ stageId: id('stage'), stageMemberId: id(`${who}.member`), groupId })

export const annaInside = () => user('anna', { ...ANNAS_AVATAR, ...insideStage('anna', id('choir')) })
export const bertInside = () => user('bert', insideStage('bert', id('band')))

export const theStage = (password, given = {}) =>
    stage('stage', {
        name: 'Bühne',
        description: 'Probe',
        password,
        admins: [id('anna.user')],
        soundEditors: [id('anna.user')],
        width: 30,
        render3DAudio: false,
        ...given,
    })

export const theGroups = () => [
    group('choir', { name: 'Chor', description: 'Sopran bis Bass' }),
    group('band', { name: 'Band', color: '#ff0000' }),
]

/** A person's own sound comes back to nobody's own ears: muted, once, when first coming in. Fault 35. */
const ownMuted = (who, which) => customMemberVolume(`${who}.ownMuted`, { listener: which, of: who }, { muted: true })

/** Two people on one stage: the main job. */
export function onStage(step, world) {
    step('anna joins her stage', async () => {
        const { anna } = world().devices
        const { stage: stageId, choir } = world().known
        anna.send('join-stage', { stageId: 'f'.repeat(24), groupId: null, password: null })
        await anna.sees(['ack join-stage', 'Not found'])
        // Fault 10: a group of nowhere.
        anna.send('join-stage', { stageId, groupId: 'f'.repeat(24), password: 'Vorhang' })
        await anna.sees(['ack join-stage', 'Not found'])
        // As an admin she is let in with what her client holds of the password.
        anna.send('join-stage', { stageId, groupId: choir, password: '********' })
        await anna.sees(
            ...joining('anna', {
                groupId: id('choir'),
                inside: stagePackage('anna', {
                    groupId: id('choir'),
                    stage: theStage('********'),
                    groups: anyOrder(...theGroups()),
                    users: [annaInside()],
                    stageMembers: [stageMember('anna', { groupId: id('choir') })],
                    stageDevices: [stageDevice('anna.browser', { groupId: id('choir') })],
                    customStageMemberVolumes: [ownMuted('anna', 'anna.browser')],
                }),
            }),
            ['ack join-stage']
        )
        await anna.seesNothingMore()
    })

    step('bert joins with the password, and anna sees him come', async () => {
        const { anna, bert } = world().devices
        const { stage: stageId, band } = world().known
        for (const password of [null, 'wrong', '********']) {
            bert.send('join-stage', { stageId, groupId: band, password })
            await bert.sees(['ack join-stage', 'Invalid password'])
        }
        await anna.seesNothingMore()
        bert.send('join-stage', { stageId, groupId: band, password: 'Vorhang' })
        await bert.sees(
            ...joining('bert', {
                groupId: id('band'),
                inside: stagePackage('bert', {
                    groupId: id('band'),
                    stage: theStage(null), // fault 11: not even a mask for those who are no admins
                    groups: anyOrder(...theGroups()),
                    users: anyOrder(annaInside(), bertInside()),
                    stageMembers: anyOrder(
                        stageMember('anna', { groupId: id('choir') }),
                        stageMember('bert', { groupId: id('band') })
                    ),
                    stageDevices: anyOrder(
                        stageDevice('anna.browser', { groupId: id('choir') }),
                        stageDevice('bert.browser', { groupId: id('band') })
                    ),
                    customStageMemberVolumes: [ownMuted('bert', 'bert.browser')],
                }),
            }),
            ['ack join-stage']
        )
        await anna.sees(
            ['u-a', bertInside()], // fault 31: before his part, or he stays nameless
            ['sm-a', stageMember('bert', { groupId: id('band') })],
            ['sd-a', stageDevice('bert.browser', { groupId: id('band') })]
        )
        await anna.seesNothingMore()
        await bert.seesNothingMore()
    })

    step('a manager changes volumes and positions, and both see them at once', async () => {
        const { anna, bert } = world().devices
        const bertsPart = world().known['bert.member']
        anna.send('change-stage-member', { _id: bertsPart, volume: 0.5 })
        const louder = ['sm-c', { _id: id('bert.member'), volume: 0.5 }]
        await anna.sees(louder, ['ack change-stage-member', null])
        await bert.sees(louder)
        anna.send('change-stage-member', { _id: bertsPart, x: 1.5, y: 2, rZ: -90 })
        const moved = ['sm-c', { _id: id('bert.member'), x: 1.5, y: 2, rZ: -90 }]
        await anna.sees(moved, ['ack change-stage-member', null])
        await bert.sees(moved)
        bert.send('change-stage-member', { _id: bertsPart, volume: 4 })
        await bert.sees([
            'ack change-stage-member',
            `User bert has no privileges to change stage member ${bertsPart}`,
        ])
        anna.send('change-stage-member', { _id: 'f'.repeat(24), volume: 1 })
        await anna.sees(['ack change-stage-member', `Unknown stage member ${'f'.repeat(24)}`])
        await anna.seesNothingMore()
        await bert.seesNothingMore()
    })

    step('bert mixes for himself, and nobody else notices', async () => {
        const { anna, bert } = world().devices
        const { known } = world()
        const target = { stageMemberId: known['anna.member'], deviceId: known['bert.browser'] }
        const whose = { listener: 'bert.browser', of: 'anna' }
        // Fault 24: what is not said is as it is at the target, not null.
        bert.send('set-custom-stage-member-volume', { ...target, volume: 0.3 })
        await bert.sees(
            ['c-sm-v-a', customMemberVolume('bert.hearsAnna', whose, { volume: 0.3 })],
            ['ack set-custom-stage-member-volume', null]
        )
        bert.send('set-custom-stage-member-volume', { ...target, muted: true })
        await bert.sees(['c-sm-v-c', { _id: id('bert.hearsAnna'), muted: true }], ['ack set-custom-stage-member-volume', null])
        bert.send('set-custom-stage-member-position', { ...target, x: -2, rZ: 45 })
        await bert.sees(
            ['c-sm-p-a', customMemberPosition('bert.seesAnna', whose, { x: -2, rZ: 45 })],
            ['ack set-custom-stage-member-position', null]
        )
        bert.send('set-custom-stage-member-position', { ...target, x: -3 })
        await bert.sees(['c-sm-p-c', { _id: id('bert.seesAnna'), x: -3 }], ['ack set-custom-stage-member-position', null])
        // Fault 5: for one's own devices only.
        bert.send('set-custom-stage-member-volume', { ...target, deviceId: known['anna.browser'], volume: 0 })
        const [, refusal] = await bert.log.skipsTo('ack set-custom-stage-member-volume')
        assert.equal(typeof refusal, 'string')
        await bert.seesNothingMore()
        await anna.seesNothingMore()
    })

    step('they chat', async () => {
        const { anna, bert } = world().devices
        bert.send('send-message', 'Seid ihr bereit?')
        const said = ['c', chatMessage('bert', 'Seid ihr bereit?')]
        await bert.sees(said, ['ack send-message', null]) // fault 57: acknowledged
        await anna.sees(said)
    })
}

export const bertsPartNow = (given = {}) => stageMember('bert', { groupId: id('band'), volume: 0.5, x: 1.5, y: 2, rZ: -90, ...given })

export { ownMuted, together }
