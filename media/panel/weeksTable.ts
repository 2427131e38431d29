import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import type { WeekProgress } from '../../src/core/progress/progress';
import { shortDate } from '../shared/locale';
import { entries, minutes } from './words';

/** The same weeks in words, latest first; `open` opens the week that it is given. */
export function weeksTable(weeks: readonly WeekProgress[], open: (week: string) => void) {
  const written = weeks.filter((week) => week.entries > 0 || week.minutes > 0).reverse();
  return html`
    <table aria-label=${l10n.t('Entries in each week')}>
      <caption>
        ${l10n.t('Latest week first. Weeks that are not listed have no entries.')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${l10n.t('Week of')}</th>
          <th scope="col">${l10n.t('Entries')}</th>
          <th scope="col">${l10n.t('Time')}</th>
        </tr>
      </thead>
      <tbody>
        ${written.map(
          (week) => html`
            <tr>
              <th scope="row">
                <button class="link" @click=${() => open(week.week)}>
                  ${shortDate(week.week)}
                </button>
              </th>
              <td>${entries(week.entries)}</td>
              <td>${week.minutes === 0 ? l10n.t('none noted') : minutes(week.minutes)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
