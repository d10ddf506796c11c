import assert from 'node:assert/strict'


const made = ([failure, entity]) => {
    assert.equal(failure, null)
    return entity._id
}

/** Who goes, who is put out and who may come again: on a second stage. */
export function orderStories(step, world) {
    let stageId
    let groupId
    let onStage // anna's ov box

    step('bert comes to another stage with a code, and without its password', async () => {
        const { anna, bert, ovbox } = world().devices
        stageId = made(await anna.ask('create-stage', { name: 'Probe', password: 'Vorhang' }))
        groupId = made(await anna.ask('create-group', { stageId, name: 'Alle' }))
        assert.deepEqual(await bert.ask('join-stage', { stageId, groupId, password: null }), ['Invalid password'])
        const [, code] = await anna.ask('encode-invite', { stageId, groupId })
        const [, found] = await bert.ask('decode-invite', code)
        assert.deepEqual(await bert.ask('join-stage', { stageId: found.stageId, groupId: found.groupId, password: null }), [])
        assert.deepEqual(await anna.ask('join-stage', { stageId, groupId, password: null }), [])
        await anna.log.skipsTo('s-j')
        // Anna's ov box comes along, on another instance: not before or after her acknowledgement, but when it hears of it.
        const [, packed] = await ovbox.log.skipsTo('s-j')
        onStage = packed.stageDevices.find(({ deviceId }) => deviceId === world().known['anna.ovbox'])._id
        for (const one of world().all) one.log.forget()
    })

    step('bert leaves for good, and nothing of the stage is left to him', async () => {
        const { anna, bert } = world().devices
        bert.send('leave-stage-for-good', stageId)
        const frames = await bert.log.takesAll('s-l', 'g-r', 's-r', 'ack leave-stage-for-good')
        assert.deepEqual(frames.filter(([name]) => ['s-l', 'g-r', 's-r'].includes(name)), [['s-l', null], ['g-r', groupId], ['s-r', stageId]]) // prettier-ignore
        assert.deepEqual(frames.at(-1), ['ack leave-stage-for-good', null])
        await anna.log.skipsTo('sm-r')
        bert.send('leave-stage-for-good', stageId)
        await bert.sees(['ack leave-stage-for-good', 'Not member of stage'])
    })

    step('anna removes a member, and he may come again; then she bans him', async () => {
        const { anna, bert } = world().devices
        assert.deepEqual(await bert.ask('join-stage', { stageId, groupId, password: 'Vorhang' }), [])
        const [, packed] = await bert.log.skipsTo('s-j')
        anna.send('remove-stage-member', packed.stageMemberId)
        await bert.log.takesAll('s-l', 'g-r', 's-r')
        await anna.log.takesAll('sd-r', 'sm-r', 'sl-a', 'ack remove-stage-member')
        assert.deepEqual(await bert.ask('join-stage', { stageId, groupId, password: 'Vorhang' }), [])
        anna.send('ban-user', { stageId, userId: world().known['bert.user'] })
        await bert.log.takesAll('s-l', 'g-r', 's-r')
        await anna.log.takesAll('sb-a', 'sm-r', 'ack ban-user')
        assert.deepEqual(await bert.ask('join-stage', { stageId, password: 'Vorhang' }), ['You were banned from this stage'])
        assert.deepEqual(await anna.ask('unban-user', { stageId, userId: world().known['bert.user'] }), [null])
    })

    step('anna takes her ov box from the stage, and then from her devices', async () => {
        const { anna, ovbox } = world().devices
        const { known } = world()
        for (const one of world().all) one.log.forget()
        anna.send('remove-stage-device', onStage)
        await anna.log.takesAll('sd-r', 'ack remove-stage-device')
        while ((await ovbox.log.skipsTo('sd-r'))[1] !== onStage); // bert's, too, may be heard of here only now
        anna.send('remove-device', known['anna.ovbox'])
        await anna.log.takesAll('d-r', 'ack remove-device')
        await ovbox.log.skipsTo('(closed)')
        delete world().devices.ovbox
    })

    step('anna and her only stage go', async () => {
        const { anna, bert } = world().devices
        assert.deepEqual(await bert.ask('join-stage', { stageId, password: 'Vorhang' }), [])
        bert.log.forget()
        anna.send('remove-user')
        await anna.log.skipsTo('ack remove-user')
        await anna.log.skipsTo('(closed)')
        anna.close()
        const frames = await bert.log.takesAll('s-l', 'g-r', 's-r')
        assert.deepEqual(frames.find(([name]) => name === 's-r'), ['s-r', stageId])
        delete world().devices.anna

    })
}
