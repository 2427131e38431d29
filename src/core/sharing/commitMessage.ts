import * as l10n from '@vscode/l10n';
import type { Leaving } from './leaving';

/** Counts what is shared. It has no titles, since a commit message is permanent. */
export function commitMessage(leaving: readonly Leaving[]): string {
  const ofKind = (wanted: Leaving['kind']): readonly Leaving[] =>
    leaving.filter(({ kind }) => kind === wanted);
  const removed = ofKind('entry').filter(({ change }) => change === 'removed').length;
  const entries = ofKind('entry').length - removed;
  const recorded = new Set(ofKind('records').map(({ entry }) => entry)).size;
  const evidence = ofKind('evidence').length;
  const some = (count: number, one: string, more: string): string[] =>
    count === 0 ? [] : [count === 1 ? one : more];
  const parts = [
    ...some(entries, l10n.t('1 entry'), l10n.t('{0} entries', entries)),
    ...some(removed, l10n.t('1 entry removed'), l10n.t('{0} entries removed', removed)),
    ...some(
      recorded,
      l10n.t('records about 1 entry'),
      l10n.t('records about {0} entries', recorded),
    ),
    ...some(evidence, l10n.t('1 file of evidence'), l10n.t('{0} files of evidence', evidence)),
    ...(ofKind('setup').length > 0 ? [l10n.t('the journal’s own files')] : []),
  ];
  return l10n.t('Share {0}', parts.join(', '));
}
