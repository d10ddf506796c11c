import { createServer } from 'node:net'
import { once } from 'node:events'

// Below the range from which systems take the ports of outgoing connections, so that nobody takes one before the server does.
const FROM = 20_000
const TO = 30_000

/** So many ports of loopback that nobody listens on. */
export async function freePorts(count) {
    const ports = new Set()
    while (ports.size < count) {
        const port = FROM + Math.floor(Math.random() * (TO - FROM))
        if (await isFree(port)) ports.add(port)
    }
    return [...ports]
}

async function isFree(port) {
    const server = createServer().listen(port, '127.0.0.1')
    try {
        await once(server, 'listening')
    } catch {
        return false
    }
    await new Promise((resolve) => server.close(resolve))
    return true
}
