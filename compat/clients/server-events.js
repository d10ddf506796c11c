// Every event the reference knows (its section 4), by which the original library is asked to listen: it calls only
// listeners of a known name, so what is not in this list could come unnoticed. `strangers` in teckos.js sees to that.
const three = (...codes) => codes.flatMap((code) => [`${code}-a`, `${code}-c`, `${code}-r`])

export const SERVER_EVENTS = [
    'ready', 'error', 'ldr', 'u-r', 'ok', 'u-a', 'u-c', 'c', 's-j', 's-l', 't', 'p2p-r', 'p2p-o', 'p2p-a', 'ice',
    ...three('r', 'd', 'sc', 's', 'g', 'c-g-p', 'c-g-v', 'sm', 'c-sm-p', 'c-sm-v'),
    ...three('sd', 'c-sd-p', 'c-sd-v', 'v', 'a', 'c-a-p', 'c-a-v'),
    'fatal-error', ...three('c-g', 'ss'), // of the clients of 2022
    ...three('sb', 'sl'), // ours, for admins who are inside
] // prettier-ignore
