// input[type=file][data-shrink]: a photo is made smaller on the phone before it is sent, to save somebody's data plan.
// What this browser cannot read or cannot make smaller goes as it is; the site makes every picture anew in any case.

const longest_edge = 1600
const quality = .8

export function shrink_photos(): void {
    document.addEventListener('change', event => {
        const field = event.target
        if (field instanceof HTMLInputElement && field.matches('[data-shrink]')) void shrink(field)
    })
}

async function shrink(field: HTMLInputElement): Promise<void> {
    const photo = field.files?.[0]
    const smaller = photo && await smaller_copy(photo).catch(() => null)
    // Somebody may have chosen another one in the meantime.
    if (!smaller || field.files?.[0] !== photo || smaller.size >= photo.size) return
    const bag = new DataTransfer()
    bag.items.add(new File([smaller], 'photo.jpg', { type: smaller.type }))
    field.files = bag.files
}

async function smaller_copy(photo: File): Promise<Blob | null> {
    const picture = await createImageBitmap(photo)
    const scale = Math.min(1, longest_edge / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return new Promise(done => canvas.toBlob(done, 'image/jpeg', quality))
}
