import { html } from 'lit';
import { unverified } from './words';

/** Marks a fact that was not checked at its source. */
export const unverifiedMark = () => html` <span class="mark">${unverified()}</span>`;
