import * as l10n from '@vscode/l10n';
import { css, html, nothing } from 'lit';
import type { ActivityProgress } from '../../src/core/progress/progress';
import { isolateBidi } from '../../src/core/base/isolateBidi';
import { statusIcon } from './icons';
import { spentOfPlanned, statusWord } from './words';

export const activityStyles = css`
  button.activity {
    display: flex;
    gap: 6px;
  }

  .activity .icon {
    margin-top: 1px;
  }

  .activity .facts {
    display: block;
  }

  .discussion {
    margin-inline-start: 22px;
  }
`;

/** What can be asked for in a row. */
export interface ActivityActions {
  readonly open: (template: string) => void;
  readonly discuss: (entry: string) => void;
}

/** One activity as a row that opens it, and its discussion once that may be read. */
export function activityRow(activity: ActivityProgress, { open, discuss }: ActivityActions) {
  const { id, number, title, status, changed, plannedMinutes, actualMinutes, discussion } =
    activity;
  const facts = [
    statusWord(status),
    spentOfPlanned(actualMinutes, plannedMinutes),
    changed ? l10n.t('changed since completion') : '',
  ].filter(Boolean);
  return html`
    <li>
      <button class="row activity" data-status=${status} @click=${() => open(id)}>
        ${statusIcon(status)}
        <span>
          <span>${[number, isolateBidi(title)].filter(Boolean).join(' ')}</span>
          <span class="facts quiet">${facts.join(' · ')}</span>
        </span>
      </button>
      ${
        discussion === undefined
          ? nothing
          : html`<button
              class="link discussion"
              aria-label=${l10n.t('Show discussion of {0}', number || isolateBidi(title))}
              @click=${() => discuss(discussion)}
            >
              ${l10n.t('Show discussion')}
            </button>`
      }
    </li>
  `;
}
