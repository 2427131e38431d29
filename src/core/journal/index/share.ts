/** As much as takes a few milliseconds: the one who is through first waits no longer than that for the other. */
const sharedPart = 128;
/** For one who works alone, what several rows have in common is found once for more of them. */
const ownPart = 512;
/** So many parts are on their way to the other one, who is not to wait for the next. */
const underWay = 2;

/**
 * Work for two who take parts of it until nothing is left.
 * @param there gives back what it could not do, and rejects when it can do nothing more: then all is done here
 */
export async function share<T>(
  work: readonly T[],
  here: (part: readonly T[]) => Promise<void>,
  there: ((part: readonly T[]) => Promise<readonly T[]>) | undefined,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const parts: (readonly T[])[] = [];
  const size = there ? sharedPart : ownPart;
  for (let at = 0; at < work.length; at += size) parts.push(work.slice(at, at + size));
  /** What came back. */
  const returned: (readonly T[])[] = [];
  const next = (): readonly T[] | undefined => returned.shift() ?? parts.shift();
  const doHere = async (): Promise<void> => {
    for (let part = next(); part; part = next()) await here(part);
  };
  let hasFailed = false;
  const doThere = async (): Promise<void> => {
    while (there && !hasFailed) {
      const part = parts.pop();
      if (!part) return;
      try {
        const left = await there(part);
        if (left.length > 0) returned.push(left);
      } catch (error) {
        returned.push(part);
        if (!hasFailed) onFailure(error);
        hasFailed = true;
      }
    }
  };
  await Promise.all([doHere(), ...Array.from({ length: underWay }, doThere)]);
  // What came back when there was nothing left to do here.
  await doHere();
}
