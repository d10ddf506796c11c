import { createServer } from 'node:net'
import { once } from 'node:events'

/** So many ports of loopback that nobody listens on. */
export async function freePorts(count) {
    const servers = await Promise.all(Array.from({ length: count }, listen))
    const ports = servers.map((server) => server.address().port)
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    return ports
}

async function listen() {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return server
}
