import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { patient } from '../patience.js'

const PATIENCE = patient(5_000)

/** The folder where mails lie when no mail server is configured. */
export class Mails {
    #read = new Set()

    constructor(data) {
        this.folder = join(data, 'mail')
    }

    /** The code of 40 hex digits in a mail to this address that was not read before. */
    async codeFor(address) {
        const deadline = Date.now() + PATIENCE
        for (;;) {
            for (const mail of await this.#all()) {
                const code = /\b[0-9a-f]{40}\b/.exec(mail)?.[0]
                if (code && mail.includes(address) && !this.#read.has(code)) {
                    this.#read.add(code)
                    return code
                }
            }
            if (Date.now() > deadline) throw new Error(`Expected a mail to ${address} in ${this.folder} but there is none`)
            await new Promise((resolve) => setTimeout(resolve, 50))
        }
    }

    async #all() {
        const names = await readdir(this.folder).catch(() => [])
        const mails = names.filter((name) => name.endsWith('.eml'))
        return Promise.all(mails.map(async (name) => decoded(await readFile(join(this.folder, name), 'utf8'))))
    }
}

/** Undoes quoted-printable, or base64 of a whole body. */
function decoded(mail) {
    if (/Content-Transfer-Encoding: *base64/i.test(mail)) {
        const [head, ...body] = mail.split(/\r?\n\r?\n/)
        return `${head}\n\n${Buffer.from(body.join(''), 'base64').toString('utf8')}`
    }
    return mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)))
}
