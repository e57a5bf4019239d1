// [data-picture="/circles/…/pictures"] in a form: a picture that is chosen, pasted or dropped goes into the text at once, where
// the words stand, after it was described. The words, and what is wrong, come from the site as a piece of the form. Without
// this script the button sends the whole form, which comes back with the picture in its text.

export function add_pictures(): void {
    document.addEventListener('paste', event => take(event, event.clipboardData))
    document.addEventListener('drop', event => take(event, event.dataTransfer))
    document.addEventListener('dragover', event => {
        const carries_files = event.dataTransfer?.types.includes('Files')
        if (carries_files && place_of(event.target)) event.preventDefault()
    })
    document.addEventListener('submit', event => {
        const form = event.target
        const place = form instanceof HTMLFormElement && form.querySelector<HTMLElement>('[data-picture]')
        if (!place) return
        const adds = event.submitter?.getAttribute('name') === 'add'
        if (!adds && !file_of(place)) return
        event.preventDefault()
        // Who sends her words with a picture that is described but not in them yet means both.
        void add(form, place).then(done => { if (done && !adds) form.requestSubmit(event.submitter) })
    }, { capture: true })
}

/** What was pasted or dropped on the text of a form: the first picture of it is described next. */
function take(event: Event, carried: DataTransfer | null): void {
    // A word processor copies its words as a picture too.
    if (carried?.types.includes('text/plain')) return
    const place = place_of(event.target)
    const picture = [...carried?.files ?? []].find(file => file.type.startsWith('image/'))
    const field = place && field_of(place)
    if (!picture || !place || !field) return
    event.preventDefault()
    put(field, picture)
    field.dispatchEvent(new Event('change', { bubbles: true }))
    open(place)
    place.querySelector<HTMLInputElement>('[name=picture_alt]')?.focus()
}

/** Sends the picture alone; whether it stands in the text afterwards. */
async function add(form: HTMLFormElement, place: HTMLElement): Promise<boolean> {
    const status = place.querySelector<HTMLElement>('[role=status]')
    const say = (words: string): void => { if (status) status.textContent = words }
    const chosen = file_of(place)
    const body = new FormData()
    if (chosen) body.append('picture', chosen)
    for (const name of ['picture_alt', 'recognisable', 'csrf']) {
        const value = new FormData(form).get(name)
        if (typeof value === 'string') body.append(name, value)
    }
    const button = place.querySelector<HTMLButtonElement>('[name=add]')
    if (button) button.disabled = true
    const piece = await sent(place.dataset.picture ?? '', body, share => {
        say((place.dataset.sending ?? '').replace('{n}', String(Math.round(100 * share))))
    }).catch(() => null)
    if (!piece) {
        if (button) button.disabled = false
        say(place.dataset.failed ?? '')
        return false
    }
    const folded = piece.querySelector('details')
    if (folded) place.querySelector('details')?.replaceWith(folded)
    say(piece.querySelector('[role=status]')?.textContent ?? '')
    const markdown = piece.getAttribute('data-markdown')
    if (markdown !== null) write(form, markdown)
    else come_back(place, chosen)
    return markdown !== null
}

/** The answer as a piece of the form: of a picture that was taken, or of one that was refused at its fields. */
function sent(url: string, body: FormData, progress: (share: number) => void): Promise<Element | null> {
    return new Promise((done, failed) => {
        const request = new XMLHttpRequest()
        request.open('POST', url)
        request.setRequestHeader('HX-Request', 'true')
        request.upload.onprogress = event => { if (event.lengthComputable) progress(event.loaded / event.total) }
        request.onload = () => {
            const page = new DOMParser().parseFromString(request.responseText, 'text/html')
            done(page.querySelector('[data-markdown], [data-picture]'))
        }
        request.onerror = failed
        request.ontimeout = failed
        request.timeout = 120_000
        request.send(body)
    })
}

/** The picture in a paragraph of its own, where the words were being written. */
function write(form: HTMLFormElement, markdown: string): void {
    const text = form.querySelector<HTMLTextAreaElement>('textarea[name=text]')
    if (!text) return
    const before = text.value.slice(0, text.selectionStart).trimEnd()
    const after = text.value.slice(text.selectionEnd).trimStart()
    const head = `${before}${before && '\n\n'}${markdown}\n\n`
    text.value = head + after
    text.setSelectionRange(head.length, head.length)
    text.focus()
    text.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Somebody need not choose the same picture twice. */
function come_back(place: HTMLElement, chosen: File | undefined): void {
    const field = field_of(place)
    if (chosen && field) put(field, chosen)
    open(place)
    const bad = place.querySelector<HTMLElement>('.bad input')
    bad?.focus()
}

function put(field: HTMLInputElement, picture: File): void {
    const bag = new DataTransfer()
    bag.items.add(picture)
    field.files = bag.files
}

function open(place: HTMLElement): void {
    const folded = place.querySelector('details')
    if (folded) folded.open = true
}

function file_of(place: HTMLElement): File | undefined {
    return field_of(place)?.files?.[0]
}

function field_of(place: HTMLElement): HTMLInputElement | null {
    return place.querySelector<HTMLInputElement>('input[type=file]')
}

/** The pictures of the form whose text, or whose pictures, an event happened on. */
function place_of(target: EventTarget | null): HTMLElement | null {
    if (!(target instanceof Element) || !target.closest('textarea, [data-picture]')) return null
    return target.closest('form')?.querySelector<HTMLElement>('[data-picture]') ?? null
}
