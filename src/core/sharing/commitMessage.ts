import * as l10n from '@vscode/l10n';
import type { Leaving } from './leaving';

/** Says how much leaves and no titles: a commit message cannot be taken back. */
export function commitMessage(leaving: readonly Leaving[]): string {
  const count = (wanted: (one: Leaving) => boolean): number => leaving.filter(wanted).length;
  const entries = count(({ kind, change }) => kind === 'entry' && change !== 'removed');
  const removed = count(({ kind, change }) => kind === 'entry' && change === 'removed');
  const about = new Set(leaving.filter(({ kind }) => kind === 'records').map(({ entry }) => entry));
  const evidence = count(({ kind }) => kind === 'evidence');
  const parts = [
    entries === 1 ? l10n.t('1 entry') : entries > 1 ? l10n.t('{0} entries', entries) : '',
    removed === 1
      ? l10n.t('1 entry removed')
      : removed > 1
        ? l10n.t('{0} entries removed', removed)
        : '',
    about.size === 1
      ? l10n.t('records about 1 entry')
      : about.size > 1
        ? l10n.t('records about {0} entries', about.size)
        : '',
    evidence === 1
      ? l10n.t('1 file of evidence')
      : evidence > 1
        ? l10n.t('{0} files of evidence', evidence)
        : '',
    leaving.some(({ kind }) => kind === 'setup') ? l10n.t('the journal’s own files') : '',
  ];
  return l10n.t('Share {0}', parts.filter(Boolean).join(', '));
}
