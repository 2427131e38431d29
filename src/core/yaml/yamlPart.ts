import type { FrontMatter } from '../text/frontMatter';

/** A part of a file that is YAML: all of it, or its front matter. */
export interface YamlPart {
  readonly text: string;
  /** Where it begins in the file, and the number of its first line there. */
  readonly offset: number;
  readonly firstLine: number;
}

/** Of a Markdown file its front matter, empty where it has none; all of any other file. */
export function yamlPartOf(file: {
  readonly path: string;
  readonly text: string;
  readonly frontMatter?: FrontMatter | undefined;
}): YamlPart {
  const { path, text, frontMatter } = file;
  if (!path.endsWith('.md')) return { text, offset: 0, firstLine: 1 };
  if (!frontMatter) return { text: '', offset: 0, firstLine: 1 };
  const { from, to } = frontMatter;
  return { text: text.slice(from, to), offset: from, firstLine: 2 };
}
