/** As in the web app, whose file `ui/tokens.css` has the same values; these pages load nothing. */
const tokens = `
color-scheme: light dark;
--surface: light-dark(oklch(98.5% 0.005 80), oklch(19% 0.01 350));
--raised: light-dark(oklch(100% 0 0), oklch(23.5% 0.012 350));
--text: light-dark(oklch(25% 0.02 350), oklch(94% 0.005 80));
--muted: light-dark(oklch(47% 0.02 350), oklch(73% 0.01 80));
--line: light-dark(oklch(88% 0.01 350), oklch(34% 0.015 350));
--control-line: light-dark(oklch(60% 0.02 350), oklch(58% 0.02 350));
--accent: light-dark(oklch(45% 0.13 355), oklch(78% 0.11 355));
--on-accent: light-dark(oklch(100% 0 0), oklch(20% 0.04 355));
--danger: light-dark(oklch(47% 0.18 27), oklch(76% 0.13 27));
--danger-soft: light-dark(oklch(95% 0.025 27), oklch(30% 0.06 27));
--good: light-dark(oklch(45% 0.11 150), oklch(78% 0.12 150));
--shadow: 0 1px 2px oklch(0% 0 0 / 0.08), 0 4px 16px oklch(0% 0 0 / 0.06);
--radius: 0.75rem;
--radius-small: 0.5rem;
`;

export const style = `
:root {${tokens}
font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif }
* { box-sizing: border-box }
body { margin: 0; padding: 1rem; min-height: 100dvh; display: flex; flex-direction: column; align-items: center; background: var(--surface); color: var(--text); overflow-wrap: anywhere }
header, main, footer { width: 100%; max-width: 28rem }
header { padding: 1rem 0; margin-top: clamp(0rem, 8vh, 5rem) }
.brand { display: inline-flex; align-items: center; gap: .625rem; color: var(--accent); font-size: 1.375rem; font-weight: 800; text-decoration: none }
.brand svg { width: 2.25rem; height: 2.25rem }
main { display: grid; gap: 1rem; padding: 1.5rem; background: var(--raised); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow) }
h1 { margin: 0; font-size: 1.5rem; line-height: 1.25 }
p { margin: 0 }
form { display: grid; gap: .25rem; justify-items: start }
label { font-weight: 600 }
input { font: inherit; color: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--control-line); border-radius: var(--radius-small); background: var(--raised) }
input[aria-invalid] { border-color: var(--danger) }
#hint { color: var(--muted); font-size: .875rem }
button, .next { font: inherit; font-weight: 600; min-height: 2.75rem; margin-top: .5rem; padding: .5rem 1.25rem; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 999px; text-decoration: none; cursor: pointer; justify-self: start }
a { color: var(--accent) }
footer { padding: 1rem 0; font-size: .875rem }
footer a { display: inline-block; padding: .25rem 0 }
[role=alert] { padding: .75rem 1rem; border-radius: var(--radius-small); background: var(--danger-soft); color: var(--danger); font-weight: 600 }
[role=status] { color: var(--good); font-weight: 600 }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; border-radius: var(--radius-small) }
`;

/** The icon of the web app. */
export const logo =
  '<svg viewBox="0 0 64 64" aria-hidden="true"><rect width="64" height="64" rx="14" fill="#8a3b5c"/><g fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"><path d="M32 22v-3a5 5 0 1 1 5 -5"/><path d="M32 22 12 38h40Z"/><path d="M14 46h36" opacity=".75"/><path d="M20 53h24" opacity=".5"/></g></svg>';
