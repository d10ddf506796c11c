import assert from 'node:assert/strict'
import { audioTrack } from '../expect/entities.js'
import { id } from '../expect/match.js'

/** Tracks and the exchange of WebRTC descriptions. */
export function mediaStories(step, world) {
    step('bert publishes an audio track, changes and removes it', async () => {
        const { anna, bert } = world().devices
        const { known } = world()
        const given = { type: 'browser', trackId: '{4711}', y: -1, rZ: 0, sampleRate: 48000 }
        const track = audioTrack('bert.browser.first', given)
        bert.send('create-audio-track', { stageId: known.stage, ...given })
        await bert.sees(['a-a', track], ['ack create-audio-track', null, track])
        await anna.sees(['a-a', track])
        // Faults 7 and 26: its owner may change it, and hears that it worked.
        bert.send('change-audio-track', { _id: known['bert.browser.first'], volume: 0.7 })
        const louder = ['a-c', { _id: id('bert.browser.first'), volume: 0.7 }]
        await bert.sees(louder, ['ack change-audio-track', null])
        await anna.sees(louder)
        anna.send('change-audio-track', { _id: known['bert.browser.first'], muted: true })
        const muted = ['a-c', { _id: id('bert.browser.first'), muted: true }]
        await anna.sees(muted, ['ack change-audio-track', null])
        await bert.sees(muted)
        anna.send('remove-audio-track', known['bert.browser.first'])
        await anna.sees(['ack remove-audio-track', `Could not find and delete audio track ${known['bert.browser.first']}`])
        bert.send('remove-audio-track', known['bert.browser.first'])
        await bert.sees(['a-r', id('bert.browser.first')], ['ack remove-audio-track', null])
        await anna.sees(['a-r', id('bert.browser.first')])
        bert.send('create-audio-track', {})
        await bert.sees(['ack create-audio-track', 'Missing stage ID'])
        bert.send('create-audio-track', { stageId: 'f'.repeat(24) })
        await bert.sees(['ack create-audio-track', 'No stage device found to assign audio track to'])
    })

    step('their browsers find each other', async () => {
        const { anna, bert } = world().devices
        const { known } = world()
        const there = { from: known['anna.browser.onStage'], to: known['bert.browser.onStage'] }
        const back = { from: there.to, to: there.from }
        const offer = { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n' }
        const answer = { type: 'answer', sdp: 'v=0\r\n' }
        const iceCandidate = { candidate: 'candidate:1 1 udp 1 192.0.2.1 4711 typ host', sdpMLineIndex: 0, sdpMid: '0' }
        anna.send('send-p2p-offer', { ...there, offer })
        await anna.sees(['ack send-p2p-offer', null])
        await bert.sees(['p2p-o', { ...there, offer }])
        bert.send('send-p2p-answer', { ...back, answer })
        await bert.sees(['ack send-p2p-answer', null])
        await anna.sees(['p2p-a', { ...back, answer }])
        for (const candidate of [iceCandidate, null]) {
            anna.send('send-ice-candidate', { ...there, iceCandidate: candidate })
            await anna.sees(['ack send-ice-candidate', null])
            await bert.sees(['ice', { ...there, iceCandidate: candidate }])
        }
        // Fault 6: `from` is the sender's own device on this stage.
        for (const forged of [{ from: there.to, to: there.to }, { from: 'f'.repeat(24), to: there.to }]) {
            anna.send('send-p2p-offer', { ...forged, offer })
            const [, refusal] = await anna.log.skipsTo('ack send-p2p-offer')
            assert.equal(typeof refusal, 'string')
        }
        await bert.seesNothingMore()
    })
}
