// [data-run="/…/live"][data-after="BOOKMARK"]: an activity that a circle holds. Its clock is the server's: [data-stage] tells when the
// step ends and what time the server had then; this counts down in [data-clock] and takes a new stage from the stream. What differs from
// reader to reader ([data-part]) is taken anew from the page. Presses go through without leaving it.
import { follow } from './live'

const tick_ms = 200
const ended_quietly_ms = 60 * 60_000 // after so long it only says that the time is over

export function hold_run(): void {
    const root = document.querySelector<HTMLElement>('[data-run], .wall')
    if (root?.querySelector('[data-stage]')) new Run(root)
}

class Run {
    private offset = 0 // the server's clock minus this device's
    private was_left = 0
    private refreshing = 0

    constructor(private readonly root: HTMLElement) {
        this.set_clock()
        this.offer_sound()
        window.setInterval(() => this.tick(), tick_ms)
        root.addEventListener('submit', event => this.send(event))
        window.addEventListener('pageshow', event => { if (event.persisted) void this.refresh() })
        document.addEventListener('visibilitychange', () => { if (!document.hidden) void this.refresh() })
        if (root.dataset.run) follow(root, root.dataset.run, html => this.take(html), () => void this.refresh())
    }

    private stage(): HTMLElement | null { return this.root.querySelector('[data-stage]') }

    /** A stage takes the place of the one shown, a note goes under its step. */
    private take(html: string): void {
        const piece = document.createElement('template')
        piece.innerHTML = html
        const first = piece.content.firstElementChild as HTMLElement | null
        if (!first) return
        const changed = first.dataset.stage !== undefined
        if (changed) this.show_stage(first)
        else if (!document.getElementById(first.id)) this.root.querySelector(`[data-notes="${first.dataset.noteOf}"]`)?.append(first)
        else return
        this.say(first.dataset.said)
        if (changed) {
            clearTimeout(this.refreshing)
            this.refreshing = window.setTimeout(() => void this.refresh(), 50)
        }
    }

    private show_stage(next: HTMLElement): void {
        const now = this.stage()
        const other_step = now?.dataset.step !== next.dataset.step
        now?.replaceWith(next)
        this.set_clock()
        const select = this.root.querySelector<HTMLSelectElement>('[data-note-form] select')
        const typed = this.root.querySelector<HTMLTextAreaElement>('[data-note-form] textarea')?.value
        if (other_step && select && !typed && Number(next.dataset.step) > 0) select.value = next.dataset.step!
    }

    private say(words?: string): void {
        const status = this.root.querySelector('[data-live-said]')
        if (status && words && status.textContent !== words) status.textContent = words
    }

    /** What a page of this run says now, but for what somebody is writing just here. */
    private put(page: Document, all = false): void {
        const stage = page.querySelector<HTMLElement>('[data-stage]')
        if (stage) this.show_stage(document.importNode(stage, true))
        this.root.querySelectorAll<HTMLElement>('[data-part]').forEach(part => {
            const next = page.querySelector(`[data-part="${part.dataset.part}"]`)
            const typed = part.querySelector('textarea')?.value
            if (next && (all || !typed)) part.replaceChildren(...document.importNode(next, true).childNodes)
        })
    }

    private async refresh(): Promise<void> {
        try {
            const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } })
            if (answer.ok) this.put(new DOMParser().parseFromString(await answer.text(), 'text/html'))
        } catch {
            // Without a connection the clock goes on; the stream comes back by itself.
        }
    }

    private async send(event: SubmitEvent): Promise<void> {
        const form = event.target as HTMLFormElement
        if (form.action.endsWith('/thread')) return
        event.preventDefault()
        const fields = new FormData(form)
        const button = event.submitter as HTMLButtonElement | null
        if (button?.name) fields.set(button.name, button.value)
        const trouble = this.root.querySelector<HTMLElement>('[data-trouble]')
        const writes = form.dataset.noteForm !== undefined
        form.querySelectorAll('button').forEach(one => { one.disabled = true })
        try {
            const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(fields as unknown as Record<string, string>) })
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
            if (!page.querySelector('[data-stage]')) throw new Error('another page')
            this.put(page, writes)
            if (this.root.classList.contains('wall')) void this.refresh()
            if (writes) this.root.querySelector<HTMLElement>('[data-note-form] textarea')?.focus()
            if (trouble) trouble.hidden = true
        } catch {
            if (trouble) trouble.hidden = false
        }
        form.querySelectorAll('button').forEach(one => { one.disabled = false })
    }

    private set_clock(): void {
        const data = this.stage()?.dataset
        if (!data) return
        this.offset = Number(data.now) - Date.now()
        const clock = this.stage()!.querySelector<HTMLElement>('[data-clock]')
        if (clock) clock.hidden = data.ends === undefined && data.left === undefined
        this.was_left = this.left() ?? 0
        this.tick()
    }

    private left(): number | null {
        const data = this.stage()?.dataset
        if (data?.left !== undefined) return Number(data.left)
        return data?.ends === undefined ? null : Number(data.ends) - Date.now() - this.offset
    }

    private tick(): void {
        const stage = this.stage()
        const left = this.left()
        const clock = stage?.querySelector<HTMLElement>('[data-clock]')
        if (!stage || left === null || !clock) return
        const over = left <= 0
        clock.textContent = written(over ? Math.floor(-left / 1000) : Math.ceil(left / 1000), over)
        clock.hidden = left < -ended_quietly_ms
        stage.classList.toggle('over', over)
        stage.classList.toggle('soon', !over && left <= 60_000)
        fill(stage, left)
        if (over && this.was_left > 0 && stage.dataset.ends !== undefined) this.ring()
        this.was_left = left
    }

    private offer_sound(): void {
        const aids = this.root.querySelector<HTMLElement>('[data-aids]')
        const box = aids?.querySelector<HTMLInputElement>('[data-sound]')
        if (!aids || !box) return
        aids.hidden = false
        box.checked = localStorage.getItem('run-sound') === 'yes'
        box.addEventListener('change', () => {
            localStorage.setItem('run-sound', box.checked ? 'yes' : 'no')
            if (box.checked) chime()
        })
    }

    private ring(): void {
        this.say(this.stage()?.querySelector('[data-over-words]')?.textContent ?? undefined)
        if (!this.root.querySelector<HTMLInputElement>('[data-sound]')?.checked) return
        chime()
        navigator.vibrate?.([150, 100, 150])
    }
}

/** "4:05", in the digits of the page's language; with a plus when the time is over. */
function written(seconds: number, over: boolean): string {
    const language = document.documentElement.lang
    const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2, useGrouping: false })
    const one = new Intl.NumberFormat(language, { useGrouping: false })
    return `${over ? '+' : ''}${one.format(Math.floor(seconds / 60))}:${two.format(seconds % 60)}`
}

/** One square for each minute that is left, as many hollow ones as have passed. */
function fill(stage: HTMLElement, left: number): void {
    const squares = stage.querySelector<HTMLElement>('[data-squares]')
    if (!squares) return
    const filled = Math.max(0, Math.ceil(left / Number(squares.dataset.squares)))
    squares.querySelectorAll('i').forEach((square, place) => { square.classList.toggle('o', place >= filled) })
}

/** Two soft tones, one after the other. */
function chime(): void {
    try {
        const audio = new AudioContext()
        for (const [place, pitch] of [523.25, 659.25].entries()) {
            const tone = audio.createOscillator()
            const loudness = audio.createGain()
            const begin = audio.currentTime + place * .35
            tone.frequency.value = pitch
            loudness.gain.setValueAtTime(0, begin)
            loudness.gain.linearRampToValueAtTime(.12, begin + .05)
            loudness.gain.exponentialRampToValueAtTime(.001, begin + .9)
            tone.connect(loudness).connect(audio.destination)
            tone.start(begin)
            tone.stop(begin + 1)
        }
    } catch {
        // A browser that will not sound yet: the clock shows it.
    }
}
