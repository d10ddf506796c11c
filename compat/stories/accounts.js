import assert from 'node:assert/strict'

const PASSWORD = 'Ein-gutes-Wort1'

/** Sign-up, activation by the mailed code, and sign-in over HTTPS; shapes and statuses of the auth catalogue 1.4. */
export function accountStories(step, world) {
    for (const who of ['anna', 'bert']) {
        const email = `${who}@example.org`

        step(`${who} signs up, gets a mail, and is let in only after activation`, async () => {
            const { accounts, mails } = world()
            const signedUp = await accounts.post('/signup', { email, password: PASSWORD, name: who, avatarUrl: '' })
            assert.deepEqual([signedUp.status, signedUp.body], [200, 'OK'])
            assert.equal((await accounts.post('/login', { email, password: PASSWORD })).status, 424)
            assert.equal((await accounts.post('/activate', { code: '0'.repeat(40) })).status, 403)
            const code = await mails.codeFor(email)
            assert.equal((await accounts.post('/activate', { code })).status, 200)
            assert.equal((await accounts.post('/activate', { code })).status, 403)
        })

        step(`${who} signs in and has a profile`, async () => {
            const { accounts, tokens, known } = world()
            assert.equal((await accounts.post('/login', { email, password: 'wrong' })).status, 401)
            const login = await accounts.post('/login', { email, password: PASSWORD })
            assert.equal(login.status, 200)
            assert.match(login.type, /^application\/json/)
            tokens[who] = JSON.parse(login.body)
            assert.equal(typeof tokens[who], 'string')
            const profile = JSON.parse((await accounts.get('/profile', tokens[who])).body)
            assert.deepEqual([profile.name, profile.email], [who, email])
            known[`${who}.account`] = profile._id
        })
    }

    step('an address is taken only once', async () => {
        const again = await world().accounts.post('/signup', { email: 'anna@example.org', password: PASSWORD, name: 'anna' })
        assert.equal(again.status, 409)
    })
}
