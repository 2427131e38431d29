import { html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** A codicon that was built in (nothing of a journal comes through here), hidden from screen readers. */
export const icon = (svg: string) =>
  html`<span class="icon" aria-hidden="true">${unsafeHTML(svg)}</span>`;
