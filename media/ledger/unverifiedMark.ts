import { html } from 'lit';
import { unverified } from './words';

/** Marks a fact that was not yet checked against the source. */
export const unverifiedMark = () => html` <span class="mark">${unverified()}</span>`;
