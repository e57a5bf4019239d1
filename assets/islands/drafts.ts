// form[data-draft="needs/new"]: what is typed stays on this device until the form was sent and taken.
// With [data-draft-url] it is also kept by the network, now and then, and is there on another device.
// An element [data-kept] in the form, hidden until then, says so in the page's own words.

type Draft = { sent: boolean; values: Record<string, string> }

const prefix = 'draft:'
const restored = new WeakSet<HTMLFormElement>()
const sending = new WeakMap<HTMLFormElement, ReturnType<typeof setTimeout>>()
const between_sendings = 15_000

export function keep_drafts(): void {
    const open = new Set<string>()
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
        open.add(key_of(form))
        restore(form)
    }
    forget_taken(open)
    document.addEventListener('focusin', event => with_form(event, restore))
    document.addEventListener('input', event => with_form(event, form => {
        save(form, false)
        send_soon(form)
    }))
    document.addEventListener('submit', event => !event.defaultPrevented && with_form(event, form => {
        clearTimeout(sending.get(form))
        save(form, true)
    }))
}

/** Seldom, for whoever writes may write only so often; what was typed since is on the device. */
function send_soon(form: HTMLFormElement): void {
    const url = form.dataset.draftUrl
    const token = form.querySelector<HTMLInputElement>('input[name=csrf]')?.value
    if (!url || !token || sending.has(form)) return
    sending.set(form, setTimeout(() => {
        sending.delete(form)
        const body = JSON.stringify(Object.fromEntries(fields(form).map(field => [field.name, field.value])))
        const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': token }
        fetch(url, { method: 'POST', headers, body }).catch(() => undefined)
    }, between_sendings))
}

/** A draft that was sent, and whose form is not shown again with its problems, has been taken. */
function forget_taken(open: Set<string>): void {
    for (const key of keys()) {
        if (!open.has(key) && read(key)?.sent) localStorage.removeItem(key)
    }
}

function restore(form: HTMLFormElement): void {
    if (restored.has(form)) return
    restored.add(form)
    const draft = read(key_of(form))
    if (!draft) return
    if (draft.sent && says_it_was_done()) return localStorage.removeItem(key_of(form))
    for (const field of fields(form)) {
        if (field.value === '') field.value = draft.values[field.name] ?? ''
    }
    save(form, false)
}

/** A page that was come to after something was done says so in its address; some hold the same form again, for the next. */
function says_it_was_done(): boolean {
    return new URLSearchParams(location.search).has('said')
}

function save(form: HTMLFormElement, sent: boolean): void {
    const values: Record<string, string> = {}
    for (const field of fields(form)) {
        if (field.value !== '') values[field.name] = field.value
    }
    const empty = Object.keys(values).length === 0
    try {
        if (empty) localStorage.removeItem(key_of(form))
        else localStorage.setItem(key_of(form), JSON.stringify({ sent, values }))
    } catch {
        return // storage is full or forbidden: then nothing is kept, and nothing is said to be
    }
    const words = form.querySelector<HTMLElement>('[data-kept]')
    if (words) words.hidden = empty
}

/** What a person types; never a password, a code, a file or what describes it, or a hidden field. */
function fields(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
    const typed = 'textarea[name], input[name]:is([type=text], [type=search], [type=number], :not([type]))'
    return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typed)]
        .filter(field => field.autocomplete !== 'one-time-code' && !field.closest('[data-picture]'))
}

function read(key: string): Draft | null {
    try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    } catch {
        return null
    }
}

function keys(): string[] {
    try {
        return Object.keys(localStorage).filter(key => key.startsWith(prefix))
    } catch {
        return []
    }
}

function key_of(form: HTMLFormElement): string {
    return prefix + form.dataset.draft
}

function with_form(event: Event, act: (form: HTMLFormElement) => void): void {
    const form = event.target instanceof Element && event.target.closest<HTMLFormElement>('form[data-draft]')
    if (form) act(form)
}
