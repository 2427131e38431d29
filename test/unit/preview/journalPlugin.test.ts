import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import type { Course } from '../../../src/core/library/course';
import { readEntryText } from '../../../src/core/entries/entryText';
import { journalPlugin } from '../../../src/core/preview/journalPlugin';
import {
  activityMarkdown,
  activityPage,
  entryPage,
  type Page,
} from '../../../src/core/preview/page';
import { plainMarkdown } from '../../../src/core/preview/plainMarkdown';
import { readTemplate } from '../../../src/core/library/template';
import * as arbitrary from '../../kit/arbitraryText';
import { activityEntry, builtIn, course, loaded, recordsText } from '../../kit/samples';

const path = 'entries/2026/one.md';
const secret = 'You may have started with what anyone could see';

/** As the editor's preview does: HTML is allowed, and the document is known only when it renders. */
const preview = (page: Page | undefined) =>
  new MarkdownIt({ html: true }).use(
    journalPlugin((env) => (env?.['currentDocument'] ? page : undefined)),
  );

function rendered(text: string, page: Page | undefined): string {
  const markdown = preview(page);
  // Another plugin of the editor takes the front matter out.
  const body = text.slice(readEntryText(text).frontMatter?.body ?? 0);
  const tokens = markdown.parse(body, {});
  return markdown.renderer.render(tokens, markdown.options, { currentDocument: path });
}

/** As the editor has it said in the reader's own way. */
const shownDay = (day: string): string => `the day ${day}`;

async function entryHtml(text: string, records = ''): Promise<string> {
  const { journal } = await loaded({
    [path]: text,
    ...(records ? { '.journal/records/ann/one.a.yaml': records } : {}),
  });
  const entry = journal.entries.get(path)!;
  return rendered(
    text,
    entryPage(
      entry,
      readEntryText(text),
      journal.templateOf(entry),
      journal.collections.courses.get(course),
      shownDay,
    ),
  );
}

/** Titles written from right to left stand beside figures and words of ours. */
const hebrew = 'שלום (2.9) 5';

const anyCourse = (): Course => [...builtIn.courses.values()][0]!;

const count = (html: string, part: string | RegExp): number => html.split(part).length - 1;

describe('journal plugin', () => {
  it('sets titles written from right to left apart from what stands beside them', () => {
    const { template } = readTemplate(
      `---\nid: "1"\nversion: 1\ntitle: "${hebrew}"\n---\n`,
      'mine',
      'model',
    );
    const { title, facts } = activityPage(template!, { ...anyCourse(), title: hebrew });
    assert.equal(title, hebrew);
    assert.deepEqual(facts, [`\u2068${hebrew}\u2069`]);
  });

  it('marks prompts in words and never shows their comments', async () => {
    const html = await entryHtml(
      activityEntry('one', {
        benefits: 'Trust grew.',
        elsewhere: undefined,
        'own-practice': 'Yes',
      }),
    );
    assert.match(html, /rj-answered">answered, 2 words</);
    assert.match(html, /rj-answered">answered, 1 word</);
    assert.match(html, /rj-open">not answered yet</);
    assert.equal(count(html, '<section class="rj-prompt">'), 3);
    assert.equal(count(html, '<!--'), 0);
    assert.equal(count(html, 'prompt:'), 0);
    assert.match(html, /<h2>benefits\? ?<\/h2>/);
  });

  it('puts activity, date, status and time in one line below the title, once', async () => {
    const html = await entryHtml(
      activityEntry('one'),
      recordsText({ kind: 'time', id: 't', minutes: 12, date: '2026-11-23' }),
    );
    const facts = 'Activity 2.9 · the day 2026-11-23 · answered · 12 of about 25 min';
    assert.match(html, new RegExp(`^<h1>An entry</h1>\\n<p class="rj-facts">${facts}</p>`));
    assert.equal(count(html, '<h1'), 1);
  });

  it('gives an entry without a heading its title', async () => {
    const html = await entryHtml('---\nid: one\ntitle: A <b> title\n---\nWords.\n');
    assert.match(html, /^<h1>A &#60;b&#62; title<\/h1>/);
  });

  it('folds transcript and guidance', async () => {
    const html = await entryHtml(activityEntry('one'));
    assert.equal(count(html, '<summary>Transcript</summary>'), 1);
    assert.equal(count(html, '<summary>Guidance</summary>'), 3);
    assert.equal(count(html, /<details[^>]* open/), 0);
    assert.ok(html.indexOf('Transcript') < html.indexOf('rj-prompt'));
  });

  it('holds the discussion only once it was revealed', async () => {
    const answered = activityEntry('one');
    assert.doesNotMatch(await entryHtml(answered), new RegExp(secret));
    const html = await entryHtml(answered, recordsText({ kind: 'revealed', id: 'r' }));
    assert.match(html, new RegExp(secret));
    assert.match(html, /<summary>Discussion<\/summary>/);
  });

  it('leaves every other document alone', () => {
    fc.assert(
      fc.property(arbitrary.text, (text) => {
        const plain = new MarkdownIt({ html: true });
        assert.equal(preview(undefined).render(text), plain.render(text));
        const answer = `## A <!-- prompt: a -->\n\n${text}`;
        assert.equal(preview(undefined).render(answer), plain.render(answer));
      }),
    );
  });

  it('changes nothing in what was parsed: the editor renders it again', async () => {
    const { journal } = await loaded({ [path]: activityEntry('one') });
    const entry = journal.entries.get(path)!;
    const text = readEntryText(activityEntry('one'));
    const markdown = preview(
      entryPage(entry, text, journal.templateOf(entry), undefined, shownDay),
    );
    const tokens = markdown.parse(text.text, {});
    const before = JSON.stringify(tokens);
    const env = { currentDocument: path };
    const first = markdown.renderer.render(tokens, markdown.options, env);
    assert.equal(JSON.stringify(tokens), before);
    assert.equal(markdown.renderer.render(tokens, markdown.options, env), first);
  });

  it('shows every word of an entry, whatever stands in it', () => {
    const page: Page = { title: 'T', facts: [], media: [], prompts: new Map() };
    fc.assert(
      fc.property(arbitrary.text, arbitrary.text, (before, answer) => {
        const text = `${before}\n\n## A <!-- prompt: a -->\n\n${answer}`;
        const words = (html: string): string =>
          html
            .replace(/^<h1>T<\/h1>\n/, '')
            .replace(/<!-- prompt: a -->/g, '')
            .replace(/<\/?section[^>]*>\n/g, '');
        assert.equal(words(rendered(text, page)), words(preview(undefined).render(text)));
      }),
    );
  });

  it('takes the front matter out, which the editor would show as a table', () => {
    const markdown = preview({ title: 'T', facts: ['fact'], media: [], prompts: new Map() });
    const tokens = markdown.parse('# A\n', {});
    const Token = tokens[0]!.constructor as new (type: string, tag: string, nesting: 0) => never;
    markdown.renderer.rules['front_matter'] = () => '<table></table>';
    const html = markdown.renderer.render(
      [new Token('front_matter', '', 0), ...tokens],
      markdown.options,
      {
        currentDocument: path,
      },
    );
    assert.equal(html, '<h1>A</h1>\n<p class="rj-facts">fact</p>\n');
  });
});

describe('an activity as a page', () => {
  const page = (text: string): string => {
    const { template } = readTemplate(text, 'own', 'activity');
    const markdown = plainMarkdown(MarkdownIt).use(
      journalPlugin((env) => env?.['page'] as Page | undefined),
    );
    return markdown.render(activityMarkdown(template!), {
      page: activityPage(template!, undefined),
    });
  };

  it('has introduction, media, questions and sources in this order, and no discussion', () => {
    const template = builtIn.templates.get(`${course}/2.9`)!;
    const html = page(template.text);
    const order = [
      'Activity 2.9: Co-producing',
      'about 25 min',
      'In co-production, those who draw on support',
      'Transcript',
      'What was gained by working together',
      'Take the two stories',
      'What does this mean for your own practice?',
      'There is a discussion of this activity',
      'References',
    ].map((part) => html.indexOf(part));
    assert.ok(order.every((at) => at !== -1));
    assert.deepEqual(
      [...order].sort((a, b) => a - b),
      order,
    );
    assert.doesNotMatch(html, new RegExp(secret));
    assert.equal(count(html, 'prompt:'), 0);
  });

  it('gives nothing of a hostile template life', () => {
    const attack = '<script>x()</script><img src=x onerror=x()><iframe src=//example.org></iframe>';
    const html = page(`---
id: bad
title: 'T ${attack}'
source: 'javascript:x()'
attribution: '${attack}'
media: [{ title: 'M ${attack}', source: 'command:x', transcript: '</details>${attack}' }]
references: [{ cite: '${attack}' }]
---
${attack} [a](javascript:x()) [b](command:x) [c](vscode://x) [d](data:text/html,x) [e](file:///x)
![a *picture*](https://example.org/p.png "t") ![local](p.png) ![](javascript:x) <command:x>

## Q ${attack} <!-- prompt: q -->

${attack}
`);
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)((?:[^<>"]|"[^"]*")*)>/gi)];
    const known = /^(?:h1|h2|p|a|details|summary|section|footer|ul|li|em)$/;
    for (const [, tag, attributes] of tags) {
      assert.match(tag!, known);
      assert.doesNotMatch(attributes!, /\son\w+=/i);
      const href = /href="([^"]*)"/.exec(attributes!)?.[1];
      if (href !== undefined) assert.match(href, /^https:\/\/example\.org\//);
    }
    assert.match(html, /<a href="https:\/\/example.org\/p.png">a picture<\/a>/);
    assert.equal(count(html, '<details'), 1);
    assert.equal(count(html, '</details>'), 1);
  });
});
