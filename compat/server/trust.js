import { createRequire } from 'node:module'
import { once } from 'node:events'
import tls from 'node:tls'

const modules = createRequire(import.meta.url)
const pemOf = (der) => `-----BEGIN CERTIFICATE-----\n${der.toString('base64').match(/.{1,64}/g).join('\n')}\n-----END CERTIFICATE-----\n`

/** Answers the self-signed certificate of the server, as a browser would show it on the first visit. */
export async function certificateAt(port) {
    const socket = tls.connect({ host: 'localhost', port, servername: 'localhost', rejectUnauthorized: false })
    await once(socket, 'secureConnect')
    const der = socket.getPeerCertificate().raw
    socket.destroy()
    return pemOf(der)
}

/** From now on this process accepts that certificate, and only for the names it is made for; clients need no option. */
export function accept(certificate) {
    const common = modules('node:tls')
    const connect = tls.connect
    common.connect = (options, ...rest) => connect({ ca: certificate, ...options }, ...rest)
}
