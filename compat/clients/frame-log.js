import assert from 'node:assert/strict'
import { assign, differences, show } from '../expect/match.js'
import { patient } from '../patience.js'

const PATIENCE = patient(5_000)
const QUIET = 150

/** Frames of one wave whose order among each other is open. */
export class Together {
    constructor(frames) {
        this.frames = frames
    }
}

export const together = (...frames) => new Together(frames)

/** Everything one client got, in order: events as `[name, ...arguments]`, acknowledgements as `['ack command', ...arguments]`. */
export class FrameLog {
    constructor(owner, known) {
        this.owner = owner
        this.known = known
        this.unseen = []
        this.wake = () => {}
    }

    push(...frame) {
        this.unseen.push(frame)
        this.wake()
    }

    /** Takes exactly the expected frames, in this order, waiting for them. */
    async sees(...expected) {
        for (const one of expected) {
            if (one instanceof Together) await this.#takeTogether(one.frames)
            else await this.#take(one)
        }
    }

    /** Fails if anything more comes. */
    async seesNothingMore(milliseconds = QUIET) {
        await new Promise((resolve) => setTimeout(resolve, milliseconds))
        assert.deepEqual(this.unseen.map(show), [], `${this.owner}: expected nothing more`)
    }

    /** Waits for a frame of this name and takes it with everything before it; for what the story does not compare. */
    async skipsTo(name, patience = PATIENCE) {
        const at = () => this.unseen.findIndex((frame) => frame[0] === name)
        await this.#until(() => at() >= 0, () => `${name}, but got ${show(this.unseen)}`, patience)
        return this.unseen.splice(0, at() + 1).at(-1)
    }

    /** Waits until frames of all these names are there and takes everything, in order; for what may come in more than one order. */
    async takesAll(...names) {
        const has = (name) => this.unseen.some((frame) => frame[0] === name)
        await this.#until(() => names.every(has), () => `${names}, but got ${show(this.unseen)}`)
        return this.unseen.splice(0)
    }

    forget() {
        this.unseen.length = 0
    }

    async #take(expected) {
        await this.#until(() => this.unseen.length > 0, () => show(expected))
        const actual = this.unseen.shift()
        this.#compare(differences(expected, actual, this.known, expected[0]), [expected], [actual])
    }

    async #takeTogether(expected) {
        await this.#until(() => this.unseen.length >= expected.length, () => `${show(expected)}, but got ${show(this.unseen)}`)
        const actual = this.unseen.splice(0, expected.length)
        this.#compare(assign(expected, actual, this.known, 'one of a wave'), expected, actual)
    }

    #compare(wrong, expected, actual) {
        if (wrong.length === 0) return
        const next = this.unseen.map((frame) => frame[0]).join(' ')
        assert.fail(
            `${this.owner}:\n  ${wrong.join('\n  ')}\n expected ${expected.map(show).join('\n          ')}\n but got  ${actual
                .map(show)
                .join('\n          ')}\n then     ${next || 'nothing'}`
        )
    }

    async #until(holds, what, patience = PATIENCE) {
        const deadline = Date.now() + patience
        while (!holds()) {
            const left = deadline - Date.now()
            if (left <= 0) assert.fail(`${this.owner}: expected within ${patience} ms ${what()}`)
            await new Promise((resolve) => {
                const timer = setTimeout(resolve, left)
                this.wake = () => {
                    clearTimeout(timer)
                    resolve()
                }
            })
        }
    }
}
