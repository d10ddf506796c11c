import WebSocket from 'ws'
import { FrameLog } from './frame-log.js'

/**
 * A device that behaves on the wire like the native clients: text frames, keys in another order, an id on everything
 * but the token, a `null` where a command has no payload, and no compression.
 */
export class LibdsDevice {
    #nextId = 0
    #asked = new Map()

    constructor(name, { url, token, device, known }) {
        this.log = new FrameLog(name, known)
        this.violations = []
        this.url = url
        this.first = { token, device }
    }

    connect() {
        this.socket = new WebSocket(this.url, { perMessageDeflate: false, headers: { 'User-Agent': 'WebSocket++/0.8.2' } })
        this.socket.on('open', () => this.#write({ data: ['token', this.first], type: 0 }))
        this.socket.on('message', (bytes, isBinary) => this.#received(bytes, isBinary))
        this.socket.on('close', () => this.log.push('(closed)'))
        this.socket.on('error', () => {})
    }

    send(command, payload = null) {
        const id = this.#nextId++
        this.#asked.set(id, command)
        this.#write({ data: [command, payload], id, type: 0 })
    }

    sees(...expected) {
        return this.log.sees(...expected)
    }

    seesNothingMore(milliseconds) {
        return this.log.seesNothingMore(milliseconds)
    }

    close() {
        this.socket?.terminate()
    }

    /** It takes `muted` for a number only, and looks for people under `remoteUsers`: as it understands what it gets. */
    #read(part) {
        if (Array.isArray(part)) return part.map((one) => this.#read(one))
        if (part === null || typeof part !== 'object') return part
        const { remoteUsers, ...read } = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, this.#read(value)]))
        if ('muted' in read && typeof read.muted !== 'number') this.violations.push(`muted is no number: ${JSON.stringify(part)}`)
        if ('muted' in read) read.muted = read.muted === 1
        if ('users' in read && 'stageMembers' in read && JSON.stringify(read.users) !== JSON.stringify(remoteUsers))
            this.violations.push(`people not under remoteUsers: ${JSON.stringify(part)}`)
        return read
    }

    #write(packet) {
        this.socket.send(JSON.stringify(packet), { binary: false })
    }

    #received(bytes, isBinary) {
        const { type, data, id } = JSON.parse(bytes.toString())
        if (isBinary) this.violations.push(`a binary frame: ${bytes}`)
        if (type === 0 && id !== undefined) this.violations.push(`an event with an id: ${bytes}`)
        if (type === 0) return this.log.push(...data.map((part) => this.#read(part)))
        if (!this.#asked.has(id)) this.violations.push(`a second or unasked acknowledgement: ${bytes}`)
        this.log.push(`ack ${this.#asked.get(id)}`, ...data)
        this.#asked.delete(id)
    }
}
