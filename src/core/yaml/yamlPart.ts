import type { FrontMatter } from '../text/frontMatter';

/** The YAML of a file: all of it, or its front matter. */
export interface YamlPart {
  readonly text: string;
  /** Offset in the file, and the number of its first line. */
  readonly offset: number;
  readonly firstLine: number;
}

/** The front matter of a Markdown file, empty if it has none; the whole text of any other file. */
export function yamlPartOf(file: {
  readonly path: string;
  readonly text: string;
  readonly frontMatter?: FrontMatter | undefined;
}): YamlPart {
  const { path, text, frontMatter } = file;
  if (!path.endsWith('.md')) return { text, offset: 0, firstLine: 1 };
  if (!frontMatter) return { text: '', offset: 0, firstLine: 1 };
  const { from, to, firstLine } = frontMatter;
  return { text: text.slice(from, to), offset: from, firstLine };
}
