import { createRequire } from 'node:module'
import { FrameLog } from './frame-log.js'
import { SERVER_EVENTS } from './server-events.js'

const require = createRequire(import.meta.url)
const LIBRARIES = { '0.2.1': require('teckos-client'), '0.1.5': require('teckos-client-0.1.5') }

/** A person's device on the original client library, unmodified. */
export class TeckosDevice {
    constructor(name, { version, url, token, device, known }) {
        this.log = new FrameLog(name, known)
        this.violations = []
        this.client = new LIBRARIES[version].TeckosClientWithJWT(url, { reconnection: true }, token, { device })
        this.client.setMaxListeners(100) // as the original clients do: more names than the library's 50
        for (const event of SERVER_EVENTS) {
            this.client.on(event, (...payload) => {
                // The library has one name for the server's sentence and for its own failures to connect.
                if (event !== 'error' || typeof payload[0] === 'string') this.log.push(event, ...payload)
            })
        }
        this.client.on('reconnect_attempt', () => queueMicrotask(() => this.#watchTheWire()))
    }

    connect() {
        this.client.connect()
        this.#watchTheWire()
    }

    /** Sends a command; its acknowledgement appears in the log among the events, as it came. */
    send(command, ...payload) {
        this.client.emit(command, ...payload, (...answer) => this.log.push(`ack ${command}`, ...answer))
    }

    /** Sends a command and answers its acknowledgement; for what the story does not compare. */
    ask(command, ...payload) {
        return new Promise((resolve) => this.client.emit(command, ...payload, (...answer) => resolve(answer)))
    }

    sees(...expected) {
        return this.log.sees(...expected)
    }

    seesNothingMore(milliseconds) {
        return this.log.seesNothingMore(milliseconds)
    }

    close() {
        // 0.1.5 would come back after its own close.
        this.client.options.reconnection = false
        this.client.close()
        this.client.ws?.terminate?.()
    }

    /** What the library does not show: browsers need text frames, and events of the server carry no id. */
    #watchTheWire() {
        // 0.1.5 says `disconnect` for the first loss of its life only, so the wire is asked.
        this.client.ws.on('close', () => this.log.push('(closed)'))
        this.client.ws.on('message', (bytes, isBinary) => {
            const packet = JSON.parse(bytes.toString())
            if (isBinary) this.violations.push(`a binary frame: ${bytes}`)
            if (packet.type === 0 && 'id' in packet) this.violations.push(`an event with an id: ${bytes}`)
            if (packet.type === 0 && !SERVER_EVENTS.includes(packet.data[0])) this.violations.push(`an unknown event: ${bytes}`)
        })
    }
}
