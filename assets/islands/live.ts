// [data-live="/…/live"][data-after="BOOKMARK"]: what others add while the page is open appears before [data-live-end]. A piece says
// what it is in data-said, for [role=status][data-live-said]. [data-live-stale], hidden until then, offers to load the page anew.

const hidden_for = 30_000 // then the connection is given back; a browser has few of them
const first_pause = 30_000
const most_tries = 5

export function follow_live(): void {
    if (!window.EventSource) return
    document.querySelectorAll<HTMLElement>('[data-live]').forEach(list => {
        const offer = () => list.querySelectorAll<HTMLElement>('[data-live-stale]').forEach(one => { one.hidden = false })
        follow(list, list.dataset.live!, html => append(list, html), offer)
    })
}

/** Follows a stream from the page's bookmark on (data-after): `put` gets each piece, `stale` hears that some were missed. */
export function follow(list: HTMLElement, live: string, put: (html: string) => void, stale: () => void): void {
    if (!window.EventSource) return
    const [, start = '0', besides = ''] = /^(\d*)(.*)$/.exec(list.dataset.after ?? '') ?? []
    let last = start
    let source: EventSource | null = null
    let timer = 0
    let tries = 0
    let over = false

    const leave = () => {
        clearTimeout(timer)
        source?.close()
        source = null
    }
    const enter = () => {
        clearTimeout(timer)
        if (over || source) return
        source = new EventSource(`${live}?after=${last}${besides}`)
        source.onopen = () => { tries = 0 }
        source.onmessage = ({ data, lastEventId }) => {
            last = lastEventId
            put(data)
        }
        source.addEventListener('stale', ({ lastEventId }) => {
            last = lastEventId
            stale()
        })
        source.addEventListener('end', () => {
            over = true
            leave()
        })
        source.onerror = () => {
            if (source?.readyState !== EventSource.CLOSED) return // the browser tries again by itself
            leave()
            if (++tries <= most_tries) timer = window.setTimeout(enter, first_pause * 2 ** (tries - 1))
        }
    }
    document.addEventListener('visibilitychange', () => {
        clearTimeout(timer)
        if (document.hidden) timer = window.setTimeout(leave, hidden_for)
        else enter()
    })
    window.addEventListener('pagehide', leave)
    window.addEventListener('pageshow', enter)
    if (!document.hidden) enter()
}

/** What stands on the page already is not put there again. */
function append(list: HTMLElement, html: string): void {
    const piece = document.createElement('template')
    piece.innerHTML = html
    const first = piece.content.firstElementChild as HTMLElement | null
    if (!first || (first.id && document.getElementById(first.id))) return
    const said = first.dataset.said
    const end = list.querySelector('[data-live-end]')
    if (end) end.before(piece.content)
    else list.append(piece.content)
    const status = list.querySelector('[data-live-said]')
    if (status && said) status.textContent = said
}
