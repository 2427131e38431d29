import * as l10n from '@vscode/l10n';
import type { RequirementState } from '../ledger/ledger';
import { amountWords } from '../ledger/unitWords';
import { numberColumn, paragraph, table } from './blocks';
import type { Material } from './material';
import type { Block } from './report';

export function requirementBlocks({ ledger }: Pick<Material, 'ledger'>): Block[] {
  if (ledger.requirements.length === 0)
    return [paragraph(l10n.t('This framework names no requirements.'))];
  return [
    table(
      l10n.t('Requirements'),
      [
        l10n.t('Requirement'),
        ...[l10n.t('Recorded'), l10n.t('Required')].map(numberColumn),
        l10n.t('Open'),
      ],
      ledger.requirements.map((one) => [
        one.title,
        amountWords(one.unit, one.recorded),
        requiredWords(one),
        [ledger.isCycle ? openWords(one) : '', ...one.remarks].filter(Boolean).join('. '),
      ]),
    ),
  ];
}

function requiredWords({ isLimit, required, unit }: RequirementState): string {
  const amount = amountWords(unit, required);
  if (!isLimit) return amount;
  // A gap of just that length needs an explanation.
  return unit === 'months' ? l10n.t('under {0}', amount) : l10n.t('at most {0}', amount);
}

function openWords({ isMet, open }: RequirementState): string {
  if (open.length > 0) return open.join('; ');
  return isMet ? l10n.t('nothing') : l10n.t('open');
}
