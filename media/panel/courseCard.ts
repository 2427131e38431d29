import * as l10n from '@vscode/l10n';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CourseProgress } from '../../src/core/progress/progress';
import type { ActivityActions } from './activityRow';
import { sectionStyles, sectionView } from './sectionView';
import { shared } from '../shared/styles';
import { request } from './requests';
import { doneOf } from './words';

/** One course: its sections, their activities and how far they are. */
@customElement('rj-course')
export class CourseCard extends LitElement {
  static override readonly styles = [
    shared,
    sectionStyles,
    css`
      section {
        margin-top: 10px;
      }
    `,
  ];

  @property({ attribute: false }) course!: CourseProgress;

  readonly #actions: ActivityActions = {
    open: (template) => request(this, { type: 'openActivity', template }),
    discuss: (entry) => request(this, { type: 'showDiscussion', entry }),
  };

  override render() {
    const { title, sections } = this.course;
    return html`
      <h2>${title}</h2>
      ${this.#summary()}
      ${sections.map((section) => sectionView(this.course, section, this.#actions))}
    `;
  }

  /** Of a single section, the section itself says as much. */
  #summary() {
    const { sections } = this.course;
    if (sections.length === 0) {
      return html`<p class="quiet">${l10n.t('This course has no activities yet.')}</p>`;
    }
    return sections.length === 1 ? nothing : html`<p class="quiet">${doneOf(this.course)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rj-course': CourseCard;
  }
}
