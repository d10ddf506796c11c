import { TeckosDevice } from '../clients/teckos.js'
import { device, group, soundCard, stage, user } from '../expect/entities.js'
import { id, oneOf } from '../expect/match.js'
import { login, online } from '../expect/sequences.js'

// What the web client sends on its first visit: no uuid yet, and lists that it will read from `ldr` again.
export const BROWSER = {
    type: 'browser',
    requestSession: true,
    canAudio: true,
    canVideo: true,
    inputVideoDevices: [],
    inputAudioDevices: [{ id: 'default', label: 'Mikrofon' }],
    outputAudioDevices: [],
}

// A browser that was here before, as api-client-js sends it.
export const BERTS = { type: 'browser', uuid: 'cookie-of-bert', canAudio: true }

/** Her browser and sound card after the changes made here. */
export const annasBrowser = (given = {}) => device('anna.browser', { ...BROWSER, requestSession: oneOf(true, false), name: 'Studio', ...given })
export const annasCard = () =>
    soundCard('anna.card', { audioDriver: 'ALSA', type: 'input', uuid: 'hw:0', label: 'hw:0', isDefault: true, deviceId: id('anna.browser') })

/** Signing in on the socket for the first time, and what one person can do alone. */
export function firstSteps(step, world) {
    step('anna signs in with teckos-client 0.2.1 and a new device', async () => {
        const { devices, known, tokens, secureUrl } = world()
        devices.anna = new TeckosDevice('anna', { version: '0.2.1', url: secureUrl, token: tokens.anna, device: BROWSER, known })
        devices.anna.connect()
        const own = device('anna.browser', BROWSER)
        await devices.anna.sees(...login({ devices: [own], own, user: user('anna') }), online('anna.browser', BROWSER))
        await devices.anna.seesNothingMore()
    })

    step('bert signs in with teckos-client 0.1.5', async () => {
        const { devices, known, tokens, proxiedUrl } = world()
        devices.bert = new TeckosDevice('bert', { version: '0.1.5', url: proxiedUrl, token: tokens.bert, device: BERTS, known })
        devices.bert.connect()
        const own = device('bert.browser', BERTS)
        await devices.bert.sees(...login({ devices: [own], own, user: user('bert') }), online('bert.browser', BERTS))
    })

    step('anna names her device and plugs in a sound card', async () => {
        const { anna } = world().devices
        const { known } = world()
        anna.send('change-device', { _id: known['anna.browser'], name: 'Studio' })
        await anna.sees(
            ['d-c', { _id: id('anna.browser'), userId: id('anna.user'), name: 'Studio' }],
            ['ack change-device', null]
        )
        const card = { audioDriver: 'ALSA', type: 'input', uuid: 'hw:0', channels: [{ label: 'L', active: true }] }
        anna.send('set-sound-card', card)
        await anna.sees(
            ['sc-a', soundCard('anna.card', { ...card, label: 'hw:0', deviceId: id('anna.browser') })],
            ['ack set-sound-card', null, id('anna.card')]
        )
        // Fault 42: a change to false, 0 or an empty list is a change.
        anna.send('set-sound-card', { ...card, channels: [], isDefault: true })
        await anna.sees(
            ['sc-c', { _id: id('anna.card'), channels: [], isDefault: true }],
            ['ack set-sound-card', null, id('anna.card')]
        )
        // Fault 43: what is refused is not carried out.
        anna.send('set-sound-card', { type: 'input', uuid: 'hw:1' })
        await anna.sees(['ack set-sound-card', 'audioDriver is missing'])
        await anna.seesNothingMore()
    })

    step('anna loads the page anew, and her browser is the same device', async () => {
        const { devices, known, tokens, secureUrl } = world()
        devices.anna.close()
        const again = { ...BROWSER, uuid: known['anna.browser'], requestSession: false } // the uuid comes from `ldr`
        devices.anna = new TeckosDevice('anna', { version: '0.2.1', url: secureUrl, token: tokens.anna, device: again, known })
        devices.anna.connect()
        // Nobody calls a device offline within 2 s of its last connection.
        const own = annasBrowser({ online: oneOf(true, false) })
        await devices.anna.sees(
            ...login({ devices: [own], own, soundCards: [annasCard()], user: user('anna') }),
            online('anna.browser', again)
        )
        await devices.anna.seesNothingMore(2_500)
    })

    step('anna renames herself', async () => {
        const { anna } = world().devices
        anna.send('change-user', { avatarUrl: 'https://example.org/anna.png' })
        await anna.sees(
            ['u-c', { _id: id('anna.user'), avatarUrl: 'https://example.org/anna.png' }],
            ['ack change-user', null]
        )
        // Fault 1: a client may say its name and picture; everything else is left out, and nobody hears of it.
        anna.send('change-user', { uid: world().known['bert.account'] })
        await anna.sees(['ack change-user', null])
    })

    step('anna creates a stage with a password and two groups', async () => {
        const { anna } = world().devices
        const made = stage('stage', {
            name: 'Bühne',
            password: '********', // for admins; fault 11
            admins: [id('anna.user')],
            soundEditors: [id('anna.user')],
            width: 30,
            render3DAudio: false, // fault 38: honoured
        })
        anna.send('create-stage', { name: 'Bühne', password: 'Vorhang', width: 30, render3DAudio: false })
        await anna.sees(['s-a', made], ['ack create-stage', null, made])

        for (const [which, given] of Object.entries({ choir: { name: 'Chor' }, band: { name: 'Band', color: '#ff0000' } })) {
            const created = group(which, given)
            anna.send('create-group', { stageId: world().known.stage, ...given })
            await anna.sees(['g-a', created], ['ack create-group', null, created])
        }
        anna.send('change-group', { _id: world().known.choir, description: 'Sopran bis Bass' })
        await anna.sees(['g-c', { _id: id('choir'), description: 'Sopran bis Bass' }], ['ack change-group', null])
        anna.send('change-stage', { _id: world().known.stage, description: 'Probe', password: '********' })
        await anna.sees(['s-c', { _id: id('stage'), description: 'Probe' }], ['ack change-stage', null])
        await anna.seesNothingMore()
        await world().devices.bert.seesNothingMore()
    })
}
