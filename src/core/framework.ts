import * as l10n from '@vscode/l10n';
import { checkShape, type Shaped } from './checkShape';
import { frameworkFile, type FrameworkFile } from './schemas';
import { lineOfKey, readYaml } from './yaml/readYaml';

export type Framework = FrameworkFile;

export function readFramework(text: string, folder: string): Shaped<Framework> {
  const read = readYaml(text);
  if (read.findings.length > 0) return { value: undefined, findings: read.findings };
  const { value, findings } = checkShape(frameworkFile, read.value, text, 1, 'framework.field');
  if (!value || value.id === folder) return { value, findings };
  const message = l10n.t(
    'The framework lies in the folder “{0}”, so its id should be “{0}”.',
    folder,
  );
  const finding = {
    line: lineOfKey(text, ['id']),
    severity: 'error',
    code: 'framework.id',
  } as const;
  return { value, findings: [...findings, { ...finding, message }] };
}

/** What entries may name in `covers`: `<framework>/<topic>` with the topic's words, parts of topics included. */
export function topicsOf(framework: Framework): readonly { ref: string; title: string }[] {
  return framework.topics.flatMap(({ id, title, mustInclude = [] }) =>
    [{ id, title }, ...mustInclude].map((topic) => ({
      ref: `${framework.id}/${topic.id}`,
      title: topic.title,
    })),
  );
}
