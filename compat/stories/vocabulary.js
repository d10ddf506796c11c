import assert from 'node:assert/strict'
import { audioTrack, custom, PLACE, SOUND, soundCard, videoTrack } from '../expect/entities.js'
import { aTime, id, optional, textLike } from '../expect/match.js'

// A browser that closed and came back has a new socket; what the stories before have left unseen is of no interest here.
const forgotten = (world) => world().all.forEach((device) => device.log.forget())

/** Whatever else clients of both generations say on a stage, with two people on three devices. */
export function vocabularyStories(step, world) {
    step('bert publishes a picture, and anna may change it', async () => {
        forgotten(world)
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const picture = videoTrack('bert.browser.picture', { type: 'browser', trackId: '{42}' })
        bert.send('create-video-track', { stageId: known.stage, type: 'browser', trackId: '{42}' })
        await bert.sees(['v-a', picture], ['ack create-video-track', null, picture])
        for (const one of [anna, ovbox]) await one.sees(['v-a', picture])
        const solo = ['v-c', { _id: id('bert.browser.picture'), solo: true }]
        anna.send('change-video-track', { _id: known['bert.browser.picture'], solo: true, userId: known['anna.user'] })
        await anna.sees(solo, ['ack change-video-track', null])
        for (const one of [bert, ovbox]) await one.sees(solo)
        anna.send('remove-video-track', known['bert.browser.picture'])
        await anna.sees(['ack remove-video-track', `Could not find and delete video track ${known['bert.browser.picture']}`])
        bert.send('remove-video-track', known['bert.browser.picture'])
        await bert.sees(['v-r', id('bert.browser.picture')], ['ack remove-video-track', null])
        for (const one of [anna, ovbox]) await one.sees(['v-r', id('bert.browser.picture')])
    })

    step('the ov box sets its track by uuid, twice, and it is one', async () => {
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const given = { stageId: known.stage, uuid: 'in_1', type: 'ov', name: 'Mikro', sourceChannel: 1 }
        const track = audioTrack('anna.ovbox.in1', { uuid: 'in_1', type: 'ov', name: 'Mikro', sourceChannel: 1 })
        ovbox.send('set-audio-track', given)
        await ovbox.sees(['a-a', track], ['ack set-audio-track', null, track])
        for (const one of [anna, bert]) await one.sees(['a-a', track])
        ovbox.send('set-audio-track', { ...given, sourceChannel: 2, muted: true })
        const changed = ['a-c', { _id: id('anna.ovbox.in1'), sourceChannel: 2, muted: true }]
        await ovbox.sees(changed, ['ack set-audio-track', null, { ...track, sourceChannel: 2, muted: true }])
        for (const one of [anna, bert]) await one.sees(changed)
    })

    for (const [noun, code, setter, target] of [
        ['group', 'c-g', 'set-custom-group', () => ({ groupId: world().known.choir })],
        ['stage device', 'c-sd', 'set-custom-stage-device', () => ({ stageDeviceId: world().known['anna.browser.onStage'] })],
        ['audio track', 'c-a', 'set-audio-track', () => ({ audioTrackId: world().known['anna.ovbox.in1'] })],
    ]) {
        step(`bert hears and places a ${noun} for himself, and takes it back`, async () => {
            const { anna, bert, ovbox } = world().devices
            const { known } = world()
            for (const [what, short, values, first, second] of [
                ['volume', 'v', SOUND, { volume: 0.2 }, { muted: true }],
                ['position', 'p', placeOf(noun), { x: 4 }, { rZ: 90 }],
            ]) {
                const name = `bert.${code}.${short}`
                const whose = { listener: 'bert.browser', target: target() }
                const command = `${setter}-${what}`
                const events = `${code}-${short}`
                const muted = noun === 'audio track' ? { muted: what === 'volume' } : {}
                bert.send(command, { ...target(), deviceId: known['bert.browser'], ...first })
                const made = custom(name, whose, { ...values, ...(what === 'volume' ? muted : {}), ...first })
                await bert.sees([`${events}-a`, made], [`ack ${command}`, null])
                bert.send(command, { ...target(), deviceId: known['bert.browser'], ...second })
                const same = what === 'volume' && muted.muted // it was muted when bert began
                if (!same) await bert.sees([`${events}-c`, { _id: id(name), ...second }])
                await bert.sees([`ack ${command}`, null])
                const remove = command.replace('set-', 'remove-')
                anna.send(remove, known[name])
                const [, refusal] = await anna.log.skipsTo(`ack ${remove}`)
                assert.match(refusal, new RegExp(known[name]))
                bert.send(remove, known[name])
                await bert.sees([`${events}-r`, id(name)], [`ack ${remove}`, null])
            }
            for (const one of [anna, ovbox]) await one.seesNothingMore()
        })
    }

    step('bert hears anna as everybody does again', async () => {
        const { bert } = world().devices
        const { known } = world()
        for (const [what, name] of [['volume', 'bert.hearsAnna'], ['position', 'bert.seesAnna']]) {
            bert.send(`remove-custom-stage-member-${what}`, known[name])
            await bert.sees([`c-sm-${what[0]}-r`, id(name)], [`ack remove-custom-stage-member-${what}`, null])
        }
    })

    step('anna turns a device up, and everybody hears it', async () => {
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const louder = ['sd-c', { _id: id('bert.browser.onStage'), volume: 0.8, sendLocal: false }]
        anna.send('change-stage-device', { _id: known['bert.browser.onStage'], volume: 0.8, sendLocal: false, order: 7 })
        await anna.sees(louder, ['ack change-stage-device', null])
        for (const one of [bert, ovbox]) await one.sees(louder)
        bert.send('change-stage-device', { _id: known['bert.browser.onStage'], volume: 4 })
        await bert.sees([
            'ack change-stage-device',
            `User bert has no privileges to change stage device ${known['bert.browser.onStage']}`,
        ])
    })

    step('one group hears another one in its own way', async () => {
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const pair = { groupId: known.choir, targetGroupId: known.band }
        const made = { _id: id('choir.hearsBand'), stageId: id('stage'), ...pair, ...SOUND, ...PLACES.group, volume: 0.4 }
        anna.send('set-custom-group', { ...pair, volume: 0.4 })
        await anna.sees(['c-g-a', made], ['ack set-custom-group', null, made])
        for (const one of [bert, ovbox]) await one.sees(['c-g-a', made])
        anna.send('set-custom-group', { _id: known['choir.hearsBand'], muted: true })
        const muted = ['c-g-c', { _id: id('choir.hearsBand'), muted: true }]
        await anna.sees(muted, ['ack set-custom-group', null, { ...made, muted: true }])
        for (const one of [bert, ovbox]) await one.sees(muted)
        anna.send('remove-custom-group', known['choir.hearsBand'])
        await anna.sees(['c-g-r', id('choir.hearsBand')], ['ack remove-custom-group', null])
        for (const one of [bert, ovbox]) await one.sees(['c-g-r', id('choir.hearsBand')])
    })

    step('a scene is kept, changed and taken away', async () => {
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const part = (x, y, rZ, index) => ({ x, y, z: 0, rX: 0, rY: 0, rZ, directivity: 'cardoid', index, solo: false })
        const members = { [known['anna.member']]: part(0, -1, -180, 0), [known['bert.member']]: part(1.5, 2, -90, 1) }
        const scene = { _id: id('finale'), stageId: id('stage'), label: 'Finale', stageMembers: members }
        anna.send('create-scene', { stageId: known.stage, label: 'Finale' })
        await anna.sees(['ss-a', scene], ['ack create-scene', null, scene])
        for (const one of [bert, ovbox]) await one.sees(['ss-a', scene])
        anna.send('change-stage-member', { _id: known['bert.member'], x: 9, solo: true })
        await anna.sees(['sm-c', { _id: id('bert.member'), x: 9, solo: true }], ['ack change-stage-member', null])
        for (const one of [bert, ovbox]) await one.sees(['sm-c', { _id: id('bert.member'), x: 9, solo: true }])
        anna.send('change-stage', { _id: known.stage, sceneId: known.finale })
        const back = [['sm-c', { _id: id('bert.member'), x: 1.5, solo: false }], ['s-c', { _id: id('stage'), sceneId: id('finale') }]] // prettier-ignore
        await anna.sees(...back, ['ack change-stage', null])
        for (const one of [bert, ovbox]) await one.sees(...back)
        anna.send('change-scene', { _id: known.finale, label: 'Schluss' })
        await anna.sees(['ss-c', { _id: id('finale'), label: 'Schluss' }], ['ack change-scene', null])
        for (const one of [bert, ovbox]) await one.sees(['ss-c', { _id: id('finale'), label: 'Schluss' }])
        anna.send('remove-scene', known.finale)
        const gone = [['ss-r', id('finale')], ['s-c', { _id: id('stage'), sceneId: null }]]
        await anna.sees(...gone, ['ack remove-scene', null])
        for (const one of [bert, ovbox]) await one.sees(...gone)
    })

    step('anna invites, and the ov box reads the code', async () => {
        const { anna, bert, ovbox } = world().devices
        const { known } = world()
        const code = textLike(/^[0-9A-Z]{4}$/)
        anna.send('encode-invite', { stageId: known.stage })
        await anna.sees(['ack encode-invite', null, code])
        const [, first] = await anna.ask('encode-invite', { stageId: known.stage })
        const where = (given) => ({ _id: id(`invite.${given}`), stageId: id('stage'), code: given, expiresAt: aTimeToCome })
        ovbox.send('decode-invite', first)
        await ovbox.sees(['ack decode-invite', null, where(first)]) // no groupId: libds checks that
        anna.send('revoke-invite', { stageId: known.stage, groupId: known.band })
        await anna.sees(['ack revoke-invite', null, code])
        const [, ofBand] = await anna.ask('encode-invite', { stageId: known.stage, groupId: known.band })
        bert.send('decode-invite', ofBand)
        await bert.sees(['ack decode-invite', null, { ...where(ofBand), groupId: id('band') }])
        bert.send('decode-invite', 'zzzz')
        await bert.sees(['ack decode-invite', null, null])
        bert.send('encode-invite', { stageId: known.stage, groupId: known.band })
        await bert.sees([
            'ack encode-invite',
            `User bert has no privileges to generate a code for the stage ${known.stage} and group ${known.band}`,
        ])
    })

    step('anna changes a sound card and unplugs it', async () => {
        const { anna, ovbox } = world().devices
        const { known } = world()
        const card = { audioDriver: 'ALSA', type: 'output', uuid: 'hw:9' }
        anna.send('set-sound-card', card)
        const made = ['sc-a', soundCard('anna.second', { ...card, label: 'hw:9', deviceId: id('anna.browser') })]
        await anna.sees(made, ['ack set-sound-card', null, id('anna.second')])
        await ovbox.sees(made)
        anna.send('change-sound-card', { _id: known['anna.second'], sampleRate: 44100, deviceId: known['anna.ovbox'] })
        const changed = ['sc-c', { _id: id('anna.second'), sampleRate: 44100 }]
        await anna.sees(changed, ['ack change-sound-card', null, id('anna.second')])
        await ovbox.sees(changed)
        anna.send('change-device', { _id: known['anna.browser'], outputSoundCardId: known['anna.second'] })
        const plugged = ['d-c', { _id: id('anna.browser'), userId: id('anna.user'), outputSoundCardId: id('anna.second') }]
        await anna.sees(plugged, ['ack change-device', null])
        await ovbox.sees(plugged)
        ovbox.send('remove-sound-card', known['anna.second'])
        const gone = [
            ['d-c', { _id: id('anna.browser'), userId: id('anna.user'), outputSoundCardId: null }],
            ['sc-r', id('anna.second')],
        ]
        await ovbox.sees(...gone, ['ack remove-sound-card', null])
        await anna.sees(...gone)
    })

    step('a peer connection is begun anew', async () => {
        const { anna, bert } = world().devices
        const { known } = world()
        const there = { from: known['anna.browser.onStage'], to: known['bert.browser.onStage'] }
        anna.send('send-p2p-restart', there)
        await anna.sees(['ack send-p2p-restart', null])
        await bert.sees(['p2p-r', there])
        for (const one of world().all) await one.seesNothingMore()
    })
}

/** In a week. */
const aTimeToCome = optional(Object.assign(Object.create(Object.getPrototypeOf(aTime)), aTime, {
    differences: (actual, known, path) => (actual > Date.now() ? [] : [`${path}: expected a time to come but got ${actual}`]),
})) // prettier-ignore

const PLACES = { group: { x: 0, y: 0, z: 0, rX: 0, rY: 0, rZ: 0, directivity: 'omni' } }

const placeOf = (noun) => (noun === 'group' ? PLACES.group : PLACE)
