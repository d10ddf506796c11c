import { LibdsDevice } from '../clients/libds.js'
import { together } from '../clients/frame-log.js'
import { customMemberVolume, device, stageDevice, stageMember, stagePackage } from '../expect/entities.js'
import { anyOrder, id } from '../expect/match.js'
import { joining, leaving, login, online } from '../expect/sequences.js'
import { annasBrowser, annasCard } from './first-steps.js'
import { annaInside, bertInside, bertsPartNow, ownMuted, theGroups, theStage } from './on-stage.js'

const OV = { type: 'ov', uuid: '123456', canAudio: true, canVideo: false }

const ovDevice = (given = {}) => device('anna.ovbox', { ...OV, ...given })
const ovOnStage = (given = {}) => stageDevice('anna.ovbox', { groupId: id('choir'), type: 'ov', name: 'ov', ...given })
/** Nobody hears himself on a device that comes later either. Fault 35. */
const ovMuted = () => customMemberVolume('anna.ovMuted', { listener: 'anna.ovbox', of: 'anna' }, { muted: true })
const inside = (given = {}) =>
    stagePackage('anna', {
        groupId: id('choir'),
        stage: theStage('********'),
        groups: anyOrder(...theGroups()),
        users: anyOrder(annaInside(), bertInside()),
        stageMembers: anyOrder(stageMember('anna', { groupId: id('choir') }), bertsPartNow()),
        stageDevices: anyOrder(
            stageDevice('anna.browser', { groupId: id('choir') }),
            stageDevice('bert.browser', { groupId: id('band') }),
            ovOnStage(given.ov)
        ),
        customStageMemberVolumes: anyOrder(ownMuted('anna', 'anna.browser'), ovMuted()),
        ...given.more,
    })

/** A native client, as a second device of a person who is on stage already. */
export function nativeStories(step, world) {
    step("anna's ov box signs in while she is on stage", async () => {
        const { devices, known, tokens, plainUrl } = world()
        const { anna, bert } = devices
        devices.ovbox = new LibdsDevice("anna's ov box", { url: plainUrl, token: tokens.anna, device: OV, known })
        devices.ovbox.connect()
        await devices.ovbox.sees(
            ...login({
                devices: [annasBrowser({ online: true }), ovDevice()],
                own: ovDevice(),
                soundCards: [annasCard()],
                stages: [theStage('********')],
                groups: theGroups(),
                inside: inside({ ov: { active: false } }),
                user: annaInside(),
            }),
            online('anna.ovbox', OV),
            ['sd-c', { _id: id('anna.ovbox.onStage'), active: true }] // faults 44, 75: once, and no sm-c, she was active
        )
        await anna.sees(
            ['d-a', ovDevice()],
            ['sd-a', ovOnStage({ active: false })],
            // Person, stage and mix are three aggregates: on another instance any may be heard of first.
            together(
                ['c-sm-v-a', ovMuted()],
                online('anna.ovbox', OV),
                ['sd-c', { _id: id('anna.ovbox.onStage'), active: true }]
            )
        )
        await bert.sees(['sd-a', ovOnStage({ active: false })], ['sd-c', { _id: id('anna.ovbox.onStage'), active: true }])
        for (const one of world().all) await one.seesNothingMore()
    })

    step('it leaves the stage with an extra null, and takes the browser along', async () => {
        const { anna, bert, ovbox } = world().devices
        ovbox.send('leave-stage') // fault 60: acknowledged though a null stands where no payload belongs
        await ovbox.sees(...leaving('anna'), ['ack leave-stage', null])
        await anna.sees(...leaving('anna'))
        await bert.sees(
            ['u-c', { _id: id('anna.user'), stageId: null, groupId: null, stageMemberId: null }], // fault 33
            ['sm-c', { _id: id('anna.member'), active: false }],
            ['sd-c', { _id: id('anna.browser.onStage'), active: false }],
            ['sd-c', { _id: id('anna.ovbox.onStage'), active: false }]
        )
        for (const one of world().all) await one.seesNothingMore()
    })

    step('anna comes back without naming a group and keeps hers', async () => {
        const { anna, bert, ovbox } = world().devices
        ovbox.send('join-stage', { stageId: world().known.stage, password: 'Vorhang' })
        await ovbox.sees(...joining('anna', { groupId: id('choir'), inside: inside() }), ['ack join-stage'])
        await anna.sees(...joining('anna', { groupId: id('choir'), inside: inside() }))
        await bert.sees(
            ['u-c', { _id: id('anna.user'), stageId: id('stage'), groupId: id('choir'), stageMemberId: id('anna.member') }], // fault 32
            ['sm-c', { _id: id('anna.member'), active: true }],
            ['sd-c', { _id: id('anna.browser.onStage'), active: true }],
            ['sd-c', { _id: id('anna.ovbox.onStage'), active: true }]
        )
        for (const one of world().all) await one.seesNothingMore()
    })
}
