import https from 'node:https'
import { once } from 'node:events'

/** The auth-service as the original web client talks to it: JSON in, statuses and texts out. */
export class Accounts {
    constructor(port) {
        this.port = port
    }

    /** Answers `{status, type, body}`. */
    async post(path, payload, token) {
        return this.#request('POST', path, payload, token)
    }

    async get(path, token) {
        return this.#request('GET', path, undefined, token)
    }

    async #request(method, path, payload, token) {
        const headers = { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) }
        const request = https.request({ host: 'localhost', port: this.port, path: `/auth${path}`, method, headers })
        request.end(payload === undefined ? undefined : JSON.stringify(payload))
        const [response] = await once(request, 'response')
        let body = ''
        for await (const part of response.setEncoding('utf8')) body += part
        return { status: response.statusCode, type: response.headers['content-type'] ?? '', body }
    }
}
