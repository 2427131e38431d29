/** Findings as text, and for other programs: SARIF 2.1.0, and the annotations of a GitHub workflow. */
import type { Problem, Severity } from '../base/problem';
import { isOfFolder, placeOf } from '../base/unreadable';

const levels: Record<Severity, { sarif: string; github: string }> = {
  error: { sarif: 'error', github: 'error' },
  warning: { sarif: 'warning', github: 'warning' },
  info: { sarif: 'note', github: 'notice' },
};

/** A line for each, for people. */
export function toText(findings: readonly Problem[]): string[] {
  if (findings.length === 0) return ['Nothing was found.'];
  return findings.map(
    (finding) => `${placeOf(finding)}: ${finding.severity}: ${finding.message} [${finding.code}]`,
  );
}

/** @param folder from the repository's root to the journal; empty where they are one */
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

/** One line a finding, as a step of a workflow prints them. @param folder as of `toSarif` */
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

/** Half of a surrogate pair, which Windows allows in names, cannot be encoded. */
const relativeUri = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\uFFFD')))
    .join('/');

/** A workflow decodes only line feeds and its own marks; other control characters stay visible. */
const data = (text: string): string => text.replace(/[%\p{Cc}\u2028\u2029]/gu, encodeURIComponent);
const property = (text: string): string => data(text).replace(/[:,]/g, encodeURIComponent);
