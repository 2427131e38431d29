/** Findings as text, as SARIF 2.1.0, and as annotations of a GitHub workflow. */
import type { Problem, Severity } from '../base/problem';
import { isOfFolder, placeOf } from '../base/unreadable';

const levels: Record<Severity, { sarif: string; github: string }> = {
  error: { sarif: 'error', github: 'error' },
  warning: { sarif: 'warning', github: 'warning' },
  info: { sarif: 'note', github: 'notice' },
};

export function toText(findings: readonly Problem[]): string[] {
  if (findings.length === 0) return ['No problems found.'];
  return findings.map(
    (finding) => `${placeOf(finding)}: ${finding.severity}: ${finding.message} [${finding.code}]`,
  );
}

/** @param folder the journal's path in the repository; empty if it is the root */
export function toSarif(findings: readonly Problem[], folder: string): object {
  const rules = [...new Set(findings.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'reflective-journal', rules: rules.map((id) => ({ id })) } },
        results: findings.map(({ path, line, severity, code, message }) => ({
          ruleId: code,
          ruleIndex: rules.indexOf(code),
          level: levels[severity].sarif,
          message: { text: message },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: relativeUri(within(folder, path)) },
                ...(isOfFolder(code) ? {} : { region: { startLine: line } }),
              },
            },
          ],
        })),
      },
    ],
  };
}

/** One line per finding, to be printed by a step of a workflow. @param folder as for `toSarif` */
export function toGithub(findings: readonly Problem[], folder: string): string {
  return findings
    .map(({ path, line, severity, code, message }) => {
      const values = {
        file: within(folder, path),
        ...(isOfFolder(code) ? {} : { line: String(line) }),
        title: code,
      };
      const properties = Object.entries(values).map(([key, value]) => `${key}=${property(value)}`);
      return `::${levels[severity].github} ${properties.join(',')}::${data(message)}\n`;
    })
    .join('');
}

const within = (folder: string, path: string): string =>
  [folder, path].filter((part) => part !== '').join('/') || '.';

/** Replaces unpaired surrogates, which Windows allows in names and which cannot be encoded. */
const relativeUri = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')))
    .join('/');

/** Escapes the characters that have a meaning in a workflow command, and control characters. */
const data = (text: string): string => text.replace(/[%\p{Cc}\u2028\u2029]/gu, encodeURIComponent);
const property = (text: string): string => data(text).replace(/[:,]/g, encodeURIComponent);
