/**
 * From records to threads of comments. What answers what is said by the records themselves (`of`), so
 * no clock decides on an order. Nobody's comment can be taken back, or put in the place of, by another person.
 */
import { anchorIn, type Anchor } from './anchor';
import { distinctRecords, type Authored } from '../records/distinctRecords';
import { recordKey } from '../records/fold';
import type { JournalRecord } from '../schema/schemas';
import { compare } from '../base/compare';

type Kind<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>;

export interface Comment {
  /** Person and id: a record of another person's with the same id is another one. */
  readonly key: string;
  readonly id: string;
  readonly person: string;
  readonly at: string;
  readonly text: string;
  /** It takes the place of an earlier one of the same person. */
  readonly isEdited: boolean;
}

export interface Thread {
  /** Key of the comment that it began with, which may be withdrawn by now. */
  readonly key: string;
  readonly prompt: string | undefined;
  readonly anchor: Anchor | undefined;
  /** Those that stand, at least one: what was answered before its answers. */
  readonly comments: readonly Comment[];
  /** Who holds it to be settled; empty while it is open. */
  readonly resolved: readonly { readonly id: string; readonly person: string }[];
}

/** The person in such a key. */
export const authorIn = (key: string): string => key.slice(0, key.indexOf('/'));

interface Node {
  readonly key: string;
  readonly person: string;
  readonly record: Kind<'comment'>;
  readonly isWithdrawn: boolean;
  readonly answers: Node[];
}

/** @returns in an order that depends on the records alone */
export function threadsOf(files: readonly Authored[]): readonly Thread[] {
  const ordered = distinctRecords(inOrder(files));
  const withdrawn = new Set(
    each(ordered, 'withdrawn').map(({ person, record }) => recordKey(person, record.of)),
  );
  const nodes = new Map<string, Node>();
  for (const { person, record } of each(ordered, 'comment')) {
    const key = recordKey(person, record.id);
    nodes.set(key, { key, person, record, isWithdrawn: withdrawn.has(key), answers: [] });
  }
  const { roots, rootOf } = connect([...nodes.values()]);
  const resolved = each(ordered, 'resolved').filter(
    ({ person, record }) => !withdrawn.has(recordKey(person, record.id)),
  );
  return roots.flatMap((root) => {
    const comments = flatten(root);
    const { prompt, anchor } = root.record;
    if (comments.length === 0) return [];
    const settled = resolved.filter(({ record }) => rootOf(record.of) === root);
    return {
      key: root.key,
      prompt,
      anchor: anchorIn(anchor),
      comments,
      resolved: settled.map(({ person, record }) => ({ id: record.id, person })),
    };
  });
}

/** Sorts files by their records, so that their order on disk does not matter; keeps the order within each. */
function inOrder(files: readonly Authored[]): readonly Authored[] {
  const named = files.map((file) => ({
    file,
    name: [
      file.person,
      ...file.records.map(({ id }) => id),
      '',
      ...file.records.map(({ kind }) => kind),
    ].join(' '),
  }));
  return named.sort((a, b) => compare(a.name, b.name)).map(({ file }) => file);
}

function each<K extends JournalRecord['kind']>(
  files: readonly Authored[],
  kind: K,
): { person: string; record: Kind<K> }[] {
  return files.flatMap(({ person, records }) =>
    records
      .filter((record): record is Kind<K> => record.kind === kind)
      .map((record) => ({ person, record })),
  );
}

/** Hangs each comment below the one that it answers; what answers none that is here begins a thread. */
function connect(nodes: readonly Node[]): {
  roots: readonly Node[];
  rootOf: (id: string) => Node | undefined;
} {
  const byId = new Map<string, Node>();
  for (const node of nodes) if (!byId.has(node.record.id)) byId.set(node.record.id, node);
  const answered = ({ record }: Node): Node | undefined =>
    record.of === undefined ? undefined : byId.get(record.of);
  const roots = new Map<Node, Node>();
  for (const node of nodes) {
    const way = new Set<Node>();
    let at = node;
    // Comments that answer each other in a circle, made by hand, begin where one goes in.
    for (let next = answered(at); next && !way.has(at) && !roots.has(at); next = answered(at)) {
      way.add(at);
      at = next;
    }
    const root = roots.get(at) ?? at;
    for (const one of way) if (!roots.has(one)) roots.set(one, root);
    roots.set(root, root);
  }
  for (const node of nodes) if (roots.get(node) !== node) answered(node)!.answers.push(node);
  return {
    roots: nodes.filter((node) => roots.get(node) === node),
    rootOf: (id) => roots.get(byId.get(id)!),
  };
}

/** What stands, from a comment downwards. */
function flatten(root: Node): Comment[] {
  const comments: Comment[] = [];
  const waiting: { node: Node; above: Node | undefined }[] = [{ node: root, above: undefined }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, above } = next;
    const { key, person, record, isWithdrawn, answers } = node;
    const isEdited = above?.isWithdrawn === true && above.person === person;
    if (!isWithdrawn)
      comments.push({ key, id: record.id, person, at: record.at, text: record.text, isEdited });
    // What its own author put in the place of a comment comes before the answers to it.
    const first = (one: Node): number => (isWithdrawn && one.person === person ? 0 : 1);
    const sorted = [...answers].sort((a, b) => first(a) - first(b));
    for (const answer of sorted.reverse()) waiting.push({ node: answer, above: node });
  }
  return comments;
}
