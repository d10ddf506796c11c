import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { patient } from '../patience.js'

const RUN = process.env.DIGITAL_STAGE_RUN ?? fileURLToPath(new URL('../../run', import.meta.url))
const READY_WITHIN = patient(40_000)
const BUILT_WITHIN = 400_000
const STOPPED_WITHIN = patient(10_000)

/** The whole platform as `./run` starts it, on ports of its own. */
export class Standalone {
    #output = ''

    constructor({ data, port, tlsPort, instances = 1 }) {
        this.port = port
        this.tlsPort = tlsPort
        this.arguments = ['--data', data, '--port', port, '--tls-port', tlsPort, '--instances', instances].map(String)
    }

    /** Starts it and waits for `GET /beat`. */
    async start() {
        this.process = spawn(RUN, this.arguments, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
        for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (text) => (this.#output += text))
        // Whatever happens to this process, nothing it started may stay.
        this.emergency = () => this.#killAll()
        process.once('exit', this.emergency)
        for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
        const begun = Date.now()
        while (!(await this.#beats())) {
            if (this.process.exitCode !== null) throw new Error(`Expected ./run to stay but it ended:\n${this.#output}`)
            // The very first start builds and rehearses, and says so.
            const patience = /building|preparing/i.test(this.#output) ? BUILT_WITHIN : READY_WITHIN
            if (Date.now() - begun > patience) throw new Error(`Expected /beat within ${patience} ms but there is none:\n${this.#output}`)
            await pause(100)
        }
    }

    /** Pids of the further stage-service instances, as printed. */
    furtherInstances() {
        return [...this.#output.matchAll(/instance\b.*?\bpid\D{0,3}(\d+)/gi)].map((found) => Number(found[1]))
    }

    output() {
        return this.#output
    }

    /** SIGTERM; fails if it is not gone within 10 s. */
    async stop() {
        if (!this.process || this.process.exitCode !== null) return
        const gone = once(this.process, 'exit')
        this.process.kill('SIGTERM')
        const late = setTimeout(() => this.#killAll(), STOPPED_WITHIN)
        const [, signal] = await gone
        clearTimeout(late)
        process.removeListener('exit', this.emergency)
        if (signal === 'SIGKILL') throw new Error(`Expected ./run to stop within ${STOPPED_WITHIN} ms of SIGTERM but it did not`)
    }

    /** The script, and what it started, are one process group. */
    #killAll() {
        try {
            process.kill(-this.process.pid, 'SIGKILL')
        } catch {
            // It is gone already.
        }
    }

    async #beats() {
        try {
            return (await fetch(`http://localhost:${this.port}/beat`)).ok
        } catch {
            return false
        }
    }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
