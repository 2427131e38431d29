// The same index as a first draft on well-known packages: the front matter, headings and word count of each
// entry.  node naive.mjs <journal>
import fastGlob from 'fast-glob';
import matter from 'gray-matter';
import MarkdownIt from 'markdown-it';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const atOnce = 32;
const folder = process.argv[2];
const markdown = new MarkdownIt();
const entries = new Map();

const start = performance.now();
const waiting = await fastGlob('**/*.md', { cwd: folder });
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) await index(name);
  }),
);
console.log(JSON.stringify({ ms: performance.now() - start, entries: entries.size }));

async function index(name) {
  const { data, content } = matter(await readFile(path.join(folder, name), 'utf8'));
  const headings = [];
  let words = 0;
  for (const token of markdown.parse(content, {})) {
    if (token.type === 'heading_open') headings.push(token.map[0]);
    else if (token.type === 'inline') words += token.content.split(/\s+/).length;
  }
  entries.set(name, { ...data, headings, words });
}
