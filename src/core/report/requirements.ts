import * as l10n from '@vscode/l10n';
import type { RequirementState } from '../ledger/ledger';
import { amountWords } from '../ledger/unitWords';
import { notChecked, type Material } from './material';
import type { Block } from './report';

export function requirementBlocks({ ledger }: Pick<Material, 'ledger'>): Block[] {
  if (ledger.requirements.length === 0)
    return [{ kind: 'paragraph', text: l10n.t('This framework names no requirements.') }];
  return [
    {
      kind: 'table',
      caption: l10n.t('Requirements'),
      columns: [
        { title: l10n.t('Requirement') },
        { title: l10n.t('Recorded'), isNumber: true },
        { title: l10n.t('Asked for'), isNumber: true },
        { title: l10n.t('Open') },
      ],
      rows: ledger.requirements.map((one) => [
        one.isVerified ? one.title : `${one.title} ${notChecked()}`,
        amountWords(one.unit, one.recorded),
        askedWords(one),
        openWords(one),
      ]),
    },
  ];
}

const askedWords = ({ isLimit, required, unit }: RequirementState): string =>
  isLimit ? l10n.t('at most {0}', amountWords(unit, required)) : amountWords(unit, required);

function openWords({ isMet, open }: RequirementState): string {
  if (open.length > 0) return open.join('; ');
  return isMet ? l10n.t('nothing') : l10n.t('open');
}
