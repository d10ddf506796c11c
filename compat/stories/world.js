import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Accounts } from '../server/accounts.js'
import { freePorts } from '../server/free-ports.js'
import { Mails } from '../server/mails.js'
import { Proxy } from '../server/proxy.js'
import { Standalone } from '../server/standalone.js'
import { accept, certificateAt } from '../server/trust.js'

/** The server under test and everybody who uses it; `known` are the ids the stories have come across, by name. */
export class World {
    known = {}
    tokens = {}
    devices = {}

    static async create() {
        const world = new World()
        const [port, tlsPort] = await freePorts(2)
        world.data = await mkdtemp(join(tmpdir(), 'digital-stage-compat-'))
        world.server = new Standalone({ data: world.data, port, tlsPort, instances: 2 })
        await world.server.start()
        accept(await certificateAt(tlsPort))
        world.accounts = new Accounts(tlsPort)
        world.mails = new Mails(world.data)
        world.proxy = await Proxy.to(port)
        return world
    }

    get all() {
        return Object.values(this.devices)
    }

    /** Both doors of the gateway are used: `/stage` with TLS, and `/` without. */
    get secureUrl() {
        return `wss://localhost:${this.server.tlsPort}/stage`
    }

    get proxiedUrl() {
        return `ws://localhost:${this.proxy.port}/`
    }

    get plainUrl() {
        return `ws://localhost:${this.server.port}/stage`
    }

    async destroy() {
        for (const device of this.all) device.close()
        this.proxy?.close()
        await this.server?.stop()
        await rm(this.data, { recursive: true, force: true })
    }
}
