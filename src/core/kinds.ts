/** What many entries have in common, and what follows from it: found out once, for all journals. */
import { templateFor, type Collections } from './collections';
import { claimLike, type Kind } from './columns';
import { isAnswered } from './entry';
import { entryProblems, type Judged } from './entryProblems';
import { privateFolder } from './paths';

/** What holds for all entries of a kind. */
export interface Verdict {
  readonly answered: boolean;
  readonly template: string | undefined;
  /** Before it is completed, and afterwards. */
  readonly problems: readonly [ProblemKind, ProblemKind];
}

type ProblemKind = 'none' | 'remark' | 'trouble';

const kinds = new Map<string, Kind>();
const mostKinds = 10_000;
/** Most journals have the same collections: those shipped. */
const verdicts = new WeakMap<Collections, WeakMap<Kind, Verdict>>();

/** @param text the kind in JSON */
export function kindIn(text: string): Kind {
  let kind = kinds.get(text);
  if (!kind) {
    if (kinds.size === mostKinds) kinds.clear();
    kinds.set(text, (kind = JSON.parse(text) as Kind));
  }
  return kind;
}

export function verdictOn(kind: Kind, collections: Collections): Verdict {
  let known = verdicts.get(collections);
  if (!known) verdicts.set(collections, (known = new WeakMap()));
  let verdict = known.get(kind);
  if (!verdict) known.set(kind, (verdict = newVerdictOn(kind, collections)));
  return verdict;
}

function newVerdictOn(kind: Kind, collections: Collections): Verdict {
  const template = kind.template ?? undefined;
  const version = kind.version ?? undefined;
  const around = { collections, isDoubled: () => false, isBroken: () => false };
  const problemsOf = (status: Judged['status']): ProblemKind => {
    const path = kind.claim?.isPrivate ? privateFolder : '';
    const claim = kind.claim ? claimLike(kind.claim) : undefined;
    const judged = { path, id: '', template, version, prompts: kind.prompts, claim, status };
    const found = entryProblems({ ...judged, changed: false }, around);
    if (found.length === 0) return 'none';
    return found.every(({ severity }) => severity === 'info') ? 'remark' : 'trouble';
  };
  const judgedBy = template === undefined ? undefined : templateFor(collections, template, version);
  return {
    answered: isAnswered(kind, judgedBy),
    template,
    problems: [problemsOf('answered'), problemsOf('completed')],
  };
}
