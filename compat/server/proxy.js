import { connect, createServer } from 'node:net'
import { once } from 'node:events'

/** A wire between a client and the server that can be cut. */
export class Proxy {
    #pairs = new Set()
    #up = true

    static async to(port) {
        const proxy = new Proxy()
        proxy.server = createServer((client) => proxy.#join(client, port)).listen(0, '127.0.0.1')
        await once(proxy.server, 'listening')
        proxy.port = proxy.server.address().port
        return proxy
    }

    /** Ends every connection without a WebSocket close frame; new ones go through. */
    cut() {
        for (const [client, server] of this.#pairs) {
            client.resetAndDestroy()
            server.resetAndDestroy()
        }
        this.#pairs.clear()
    }

    /** Cuts, and lets nobody through until `restore`. */
    unplug() {
        this.#up = false
        this.cut()
    }

    restore() {
        this.#up = true
    }

    close() {
        this.cut()
        this.server.close()
    }

    #join(client, port) {
        if (!this.#up) return client.resetAndDestroy()
        const server = connect(port, '127.0.0.1')
        const pair = [client, server]
        this.#pairs.add(pair)
        const end = () => {
            this.#pairs.delete(pair)
            client.destroy()
            server.destroy()
        }
        for (const side of pair) side.on('error', end).on('close', end).setNoDelay(true)
        client.pipe(server).pipe(client)
    }
}
