/** The style of a report, for light and dark screens and for print on A4 or Letter. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1b1b; --soft: #555; --line: #c9c9c9; --paper: #fff; --band: #f4f4f2; --link: #0b57a8; }
@media screen and (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --soft: #b4b4b4; --line: #4a4a4a; --paper: #1c1c1c; --band: #262626; --link: #8ab8f0; }
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; margin: 2.75rem 0 .75rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.12rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.4rem 0 .35rem; }
h5, h6 { font-size: .95rem; margin: 1.1rem 0 .3rem; }
p, ul, ol, blockquote, pre { margin: 0 0 .8rem; }
.subtitle { color: var(--soft); font-size: 1.05rem; margin-bottom: 1.75rem; }
.note { color: var(--soft); font-size: .92rem; }
.words { max-width: 44rem; }
dl { margin: 0 0 1rem; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 12rem) 1fr; gap: 1rem; padding: .28rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.table { overflow-x: auto; margin: 0 0 1rem; }
.table:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--soft); font-size: .88rem; padding-bottom: .4rem; }
th, td { text-align: start; vertical-align: top; padding: .45rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { background: var(--band); font-weight: 600; }
.long { overflow-wrap: anywhere; min-width: 9em; }
.date { white-space: nowrap; }
.aloud { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
th.number, td.number { text-align: end; white-space: nowrap; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--soft); }
pre, code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .9em; }
pre { white-space: pre-wrap; background: var(--band); padding: .75rem; }
img { max-width: 100%; height: auto; }
.picture { color: var(--soft); }
a { color: var(--link); }
footer { margin-top: 3rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 32rem) { dl > div { grid-template-columns: 1fr; gap: 0; } }
@page { size: A4; margin: 18mm 17mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8.5pt system-ui, sans-serif; color: #555; } }
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .words { max-width: none; }
  .table { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
  tr, dl > div, img { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  .page-break { break-before: page; }
  footer { display: none; }
  a { color: inherit; }
  .words a[href]::after { content: " (" attr(href) ")"; font-size: .9em; }
}
`;
