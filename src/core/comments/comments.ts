/**
 * Builds threads of comments from records. Records name the comment that they answer (`of`), so no clock decides
 * the order. Only its author can withdraw or replace a comment.
 */
import { anchorIn, type Anchor } from './anchor';
import { distinctRecords, type Authored } from '../records/distinctRecords';
import { recordKey } from '../records/fold';
import { compare } from '../base/compare';
import type { JournalRecord } from '../schema/schemas';

type Kind<K extends JournalRecord['kind']> = Extract<JournalRecord, { kind: K }>;

export interface Comment {
  /** Person and id, since records of two people may share an id. */
  readonly key: string;
  readonly id: string;
  readonly person: string;
  readonly at: string;
  readonly text: string;
  /** It replaces an earlier comment of the same person. */
  readonly isEdited: boolean;
}

export interface Thread {
  /** Key of its first comment, which may have been withdrawn. */
  readonly key: string;
  readonly prompt: string | undefined;
  readonly anchor: Anchor | undefined;
  /** Comments that are not withdrawn, at least one; each precedes its answers. */
  readonly comments: readonly Comment[];
  /** Records that resolve it; empty while it is open. */
  readonly resolved: readonly { readonly id: string; readonly person: string }[];
}

/** The person in the key of a comment. */
export const authorIn = (key: string): string => key.slice(0, key.indexOf('/'));

interface Node {
  readonly key: string;
  readonly person: string;
  readonly record: Kind<'comment'>;
  readonly isWithdrawn: boolean;
  readonly answers: Node[];
}

/** The order depends on the records only, not on the order of the files. */
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

/** Records of one kind, with their authors. */
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

/** Links each comment to the one that it answers; one that answers none, or a missing one, begins a thread. */
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
    const path = new Set<Node>();
    let at = node;
    // A cycle, which only editing by hand can make, begins at the first comment reached.
    for (let next = answered(at); next && !path.has(at) && !roots.has(at); next = answered(at)) {
      path.add(at);
      at = next;
    }
    const root = roots.get(at) ?? at;
    for (const one of path) if (!roots.has(one)) roots.set(one, root);
    roots.set(root, root);
  }
  for (const node of nodes) if (roots.get(node) !== node) answered(node)!.answers.push(node);
  return {
    roots: nodes.filter((node) => roots.get(node) === node),
    rootOf: (id) => roots.get(byId.get(id)!),
  };
}

/** The comments of a thread that are not withdrawn, in reading order. */
function flatten(root: Node): Comment[] {
  const comments: Comment[] = [];
  const waiting: { node: Node; above: Node | undefined }[] = [{ node: root, above: undefined }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, above } = next;
    const { key, person, record, isWithdrawn, answers } = node;
    const isEdited = above?.isWithdrawn === true && above.person === person;
    if (!isWithdrawn)
      comments.push({ key, id: record.id, person, at: record.at, text: record.text, isEdited });
    // A replacement by the author precedes the answers to the comment.
    const first = (one: Node): number => (isWithdrawn && one.person === person ? 0 : 1);
    const sorted = [...answers].sort((a, b) => first(a) - first(b));
    for (const answer of sorted.reverse()) waiting.push({ node: answer, above: node });
  }
  return comments;
}
