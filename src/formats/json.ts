/**
 * A report as JSON. The shape is stable: keys are added, never changed.
 *
 * `{ schema: 1, kind: 'report', title, subtitle, language, author, framework, from, to, made, commit,
 * requirements: [{ id, title, unit, recorded, required, met }], entries: [{ id, path, date, title, type,
 * minutes, participatory, topics, evidence, status, digest, digest2 }], misattributed: [{ path, text }],
 * unreadable: [{ path, why }],
 * blocks: […] }`; the blocks are those of `report.ts`, in the order in which they are read.
 * `commit` is null where there is no repository.
 */
import type { Report } from '../core/report/report';

export function renderJson(report: Report): string {
  const { title, subtitle, language, author, framework, from, to, made, commit } = report;
  const { requirements, rows, misattributed, unreadable, blocks } = report;
  return `${JSON.stringify(
    {
      ...{ schema: 1, kind: 'report', title, subtitle, language, author },
      ...{ framework, from, to, made, commit: commit ?? null },
      ...{ requirements, entries: rows, misattributed, unreadable, blocks },
    },
    undefined,
    2,
  )}\n`;
}
