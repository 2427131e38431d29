/** What many entries have in common, and what follows from it: found out once, for all journals. */
import { templateFor, type Collections } from '../../library/collections';
import { claimLike, type Kind } from './columns';
import { isAnswered } from '../../entries/answered';
import { entryProblems, type Judged } from '../../entries/entryProblems';
import { privateFolder } from '../../base/paths';

/** What holds for all entries of a kind. */
export interface Verdict {
  readonly answered: boolean;
  readonly template: string | undefined;
  /** Before it is completed, and afterwards. */
  readonly problems: readonly [ProblemKind, ProblemKind];
}

type ProblemKind = 'none' | 'remark' | 'trouble';
type ProblemKinds = Verdict['problems'];

/** What was found out by one set of collections. */
interface Found {
  readonly verdicts: WeakMap<Kind, Verdict>;
  /** By what they follow from, in JSON: fewer than there are kinds. */
  readonly problems: Map<string, ProblemKinds>;
}

const kinds = new Map<string, Kind>();
const mostKinds = 10_000;
/** Most journals have the same collections: those shipped. */
const foundBy = new WeakMap<Collections, Found>();

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
  let found = foundBy.get(collections);
  if (!found) foundBy.set(collections, (found = { verdicts: new WeakMap(), problems: new Map() }));
  let verdict = found.verdicts.get(kind);
  if (!verdict) found.verdicts.set(kind, (verdict = newVerdictOn(kind, collections, found)));
  return verdict;
}

function newVerdictOn(kind: Kind, collections: Collections, found: Found): Verdict {
  const { version, prompts, claim } = kind;
  const template = kind.template ?? undefined;
  const judgedBy =
    template === undefined ? undefined : templateFor(collections, template, version ?? undefined);
  const known = (part: Pick<Kind, 'template' | 'version' | 'prompts' | 'claim'>): ProblemKinds => {
    const key = JSON.stringify(part);
    let problems = found.problems.get(key);
    if (!problems) {
      if (found.problems.size === mostKinds) found.problems.clear();
      found.problems.set(key, (problems = problemsOf(part, collections)));
    }
    return problems;
  };
  // What is wrong with a claim does not depend on the template, nor the other way round.
  const [before, after] = known({ template: kind.template, version, prompts, claim: null });
  if (!claim) return { answered: isAnswered(kind, judgedBy), template, problems: [before, after] };
  const [claimed] = known({ template: null, version: null, prompts: [], claim });
  return {
    answered: isAnswered(kind, judgedBy),
    template,
    problems: [worse(before, claimed), worse(after, claimed)],
  };
}

const worse = (one: ProblemKind, other: ProblemKind): ProblemKind =>
  one === 'trouble' || other === 'none' ? one : other;

function problemsOf(
  { template, version, prompts, claim }: Pick<Kind, 'template' | 'version' | 'prompts' | 'claim'>,
  collections: Collections,
): ProblemKinds {
  const around = { collections, isDoubled: () => false, isBroken: () => false };
  const judged = {
    path: claim?.isPrivate ? privateFolder : '',
    id: '',
    template: template ?? undefined,
    version: version ?? undefined,
    prompts,
    claim: claim ? claimLike(claim) : undefined,
    changed: false,
  };
  const found = (status: Judged['status']): ProblemKind => {
    const problems = entryProblems({ ...judged, status }, around);
    if (problems.length === 0) return 'none';
    return problems.every(({ severity }) => severity === 'info') ? 'remark' : 'trouble';
  };
  return [found('answered'), found('completed')];
}
