/** Which text a record is about. */

/** What identifies a text; `entries/digest.ts` computes it. */
export interface Digests {
  /** `sha256:…` */
  readonly digest: string;
  /** `sha256-2:…`, which ignores blank lines at both ends; absent in older records. */
  readonly digest2?: string | undefined;
}

/** Of a text. */
export type TextDigests = Readonly<Record<keyof Digests, string>>;

/** Of an entry, as far as they are known. */
export type KnownDigests = Readonly<Partial<Record<keyof Digests, string | undefined>>>;

/** Whether two records, or a record and an entry, are about the same text. */
export const isSameText = (a: KnownDigests, b: KnownDigests): boolean =>
  (a.digest !== undefined && a.digest === b.digest) ||
  (a.digest2 !== undefined && a.digest2 === b.digest2);

/** Whether this text is one of those with the given digests. */
export const isAmong = (digests: readonly string[], { digest, digest2 }: KnownDigests): boolean =>
  (digest !== undefined && digests.includes(digest)) ||
  (digest2 !== undefined && digests.includes(digest2));

export const digestsIn = ({ digest, digest2 }: Digests): Digests => ({
  digest,
  ...(digest2 === undefined ? {} : { digest2 }),
});

export const listOfDigests = ({ digest, digest2 }: Digests): readonly string[] =>
  digest2 === undefined ? [digest] : [digest, digest2];
