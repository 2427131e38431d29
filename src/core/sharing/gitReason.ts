/** The reason of git, a hook or a server for a failure, as text for the screen. */
import { splitLines } from '../text/lines';

const maxLength = 600;
/** Longer lines are cut. */
const maxLine = 2000;

/** Lines with the remote only, or with advice about git commands. */
const noise =
  /^(?:hint: ?|To (?:[a-z][\w+.-]*:|\S+@\S+:|\/|[A-Za-z]:[\\/]|\.)|error: failed to push some refs to |Everything up-to-date$|Aborting$|Not committing merge; use )/;

/**
 * The reason in git's standard error, in whole lines and without secrets; empty if there is none. The output of a
 * server or its hooks takes precedence over git's own.
 * @param pushed the standard output of `git push --porcelain`
 */
export function gitReason(err: string, pushed = ''): string {
  // Progress overwrites its own line, so a carriage return ends one too.
  const lines = splitLines(withoutSecrets(err))
    .map((line) => line.trimEnd().slice(0, maxLine))
    .filter((line) => line !== '' && !noise.test(line));
  const said = lines
    .filter((line) => line.startsWith('remote:'))
    .map((line) => line.slice('remote:'.length).trim())
    .filter(Boolean);
  if (said.length > 0) return bounded(said);
  const rejected = withoutSecrets(rejections(pushed).join('\n'));
  return rejected === ''
    ? bounded(lines.filter((line) => !line.startsWith(' ! ')).map(plain))
    : rejected;
}

/** Reasons for refused branches: the text in brackets. */
const rejections = (pushed: string): string[] =>
  [...pushed.matchAll(/^!\t[^\t\n]*\t\[[^\]\n]*\] \((.*)\)$/gm)].map(([, reason]) => reason!);

/** Whether a push was refused only because another person pushed since the last fetch. */
export const isRace = (pushed: string): boolean =>
  /^!\t[^\t\n]*\t(?:\[rejected\] \((?:fetch first|non-fast-forward)\)|\[remote rejected\] \((?:cannot lock ref|failed to update ref|incorrect old value provided)\b.*\))$/m.test(
    pushed,
  );

const plain = (line: string): string => line.replace(/^(?:fatal|error): /, '').trim();

/** As many whole lines as fit; of a single very long line, whole words. */
function bounded(lines: readonly string[]): string {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > maxLength) {
      if (shown.length === 0) shown.push(line.slice(0, maxLength).replace(/\s+\S*$/, ''));
      shown.push('…');
      break;
    }
    shown.push(line);
  }
  return shown.join('\n');
}

/** Removes possible passwords and tokens: user information and queries of URLs, and well-known tokens. */
export const withoutSecrets = (text: string): string =>
  text
    // A password may contain any character of the address, even `@`.
    .replace(/(?<![\w+.-])[\w+.-]+:\/\/\S+/g, (address) =>
      address.replace(/:\/\/\S*@/, '://').replace(/[?#].*$/, '?…'),
    )
    .replace(/(?<!\S)\S+@(?=[\w.-]+:)/g, withoutUser)
    .replace(/\b(?:gh[a-z]_|github_pat_|glpat-|xox[a-z]-)[\w-]+/g, '…')
    .replace(/^(.*\b(?:authorization|cookie)\b\s*[:=]).*$/gim, '$1 …');

/** Removes `name:password@` at the end of a word. */
function withoutUser(word: string): string {
  const found = /(?<![^\s'"/:@])[^\s'"/:@]+:(?=[^]{2})/.exec(word);
  return found ? word.slice(0, found.index) : word;
}
