import { html } from 'lit';
import { unverified } from './words';

/** Stands behind whatever was not checked at its source. */
export const unverifiedMark = () => html` <span class="mark">${unverified()}</span>`;
