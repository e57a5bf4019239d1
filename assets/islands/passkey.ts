// form[data-passkey="make|enter|prove"]: a passkey is made or asked for, and the page goes on to data-next.
// [data-without] is what the page says when that cannot be; [data-with] appears when it can; [data-failed] when it did not work.

type Question = { challenge: string; host: string; network: string; person: string; address: string; name: string; known: string[] }

export function use_passkeys(): void {
    if (!window.PublicKeyCredential) return
    for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
        show(form, 'without', false)
        show(form, 'with', true)
        form.addEventListener('submit', event => {
            event.preventDefault()
            show(form, 'failed', false)
            const task = form.dataset.passkey === 'make' ? make : enter
            task(form).then(() => location.assign(form.dataset.next || '/'), () => show(form, 'failed', true))
        })
    }
}

async function make(form: HTMLFormElement): Promise<void> {
    const asked = await question(form)
    const made = await navigator.credentials.create({ publicKey: {
        challenge: bytes(asked.challenge),
        rp: { id: asked.host, name: asked.network },
        user: { id: bytes(asked.person), name: asked.address, displayName: asked.name },
        pubKeyCredParams: [{ type: 'public-key', alg: -8 }, { type: 'public-key', alg: -7 }],
        excludeCredentials: asked.known.map(id => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    } }) as PublicKeyCredential
    const answer = made.response as AuthenticatorAttestationResponse
    await send(form, '/you/passkeys', {
        challenge: asked.challenge,
        name: form.querySelector<HTMLInputElement>('[name=name]')?.value ?? '',
        client_data: text(answer.clientDataJSON),
        attestation: text(answer.attestationObject),
    })
}

async function enter(form: HTMLFormElement): Promise<void> {
    const asked = await question(form)
    const found = await navigator.credentials.get({ publicKey: {
        challenge: bytes(asked.challenge), rpId: asked.host, userVerification: 'required',
    } }) as PublicKeyCredential
    const answer = found.response as AuthenticatorAssertionResponse
    await send(form, '/sign-in/passkey', {
        challenge: asked.challenge,
        credential: text(found.rawId),
        client_data: text(answer.clientDataJSON),
        authenticator_data: text(answer.authenticatorData),
        signature: text(answer.signature),
    })
}

const question = (form: HTMLFormElement) => send(form, '/sign-in/passkey/question', {}) as Promise<Question>

async function send(form: HTMLFormElement, path: string, values: object): Promise<unknown> {
    const token = form.querySelector<HTMLInputElement>('[name=csrf]')?.value ?? ''
    const headers = { 'content-type': 'application/json', 'x-csrf-token': token }
    const answer = await fetch(`/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(values) })
    if (!answer.ok) throw answer
    return answer.json()
}

/** base64url, as in every answer of the site. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0))
}

function text(bytes: ArrayBuffer): string {
    return btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '')
}

function show(form: HTMLFormElement, part: string, visible: boolean): void {
    form.querySelector<HTMLElement>(`[data-${part}]`)!.hidden = !visible
}
