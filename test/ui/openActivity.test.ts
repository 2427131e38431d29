import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { command, contents, journalFolder } from './journal';

const attack = '<script>top.hacked = 1</script><img src=x onerror="top.hacked = 1">';
const course = `id: hostile
title: 'Hostile ${attack}'
provider: '${attack}'
source: 'javascript:top.hacked=1'
attribution: '${attack}'
sections:
  - { number: '1', title: 'One ${attack}', activities: [bad] }
`;
const template = `---
id: bad
number: '1.1'
title: 'Bad ${attack}'
timing: '5 min ${attack}'
source: "javascript:top.hacked=1"
media:
  - title: 'Film ${attack}'
    source: 'javascript:top.hacked=1'
    transcript: |
      </details>${attack}
references:
  - cite: '${attack}'
---
${attack}

<iframe src="https://example.org/frame"></iframe>
<a href="command:workbench.action.closeWindow" onclick="top.hacked=1">html link</a>

[script link](javascript:top.hacked=1) [SCRIPT](JaVaScRiPt:top.hacked=1)
[command link](command:workbench.action.closeWindow) [data](data:text/html,x) [file](file:///etc/passwd)
![image](https://example.org/image.png) <https://example.org/auto>

<style>@import url(https://example.org/style.css); body { background: url(https://example.org/b.png) }</style>

## A question ${attack} <!-- prompt: q -->

${attack} [link](javascript:top.hacked=1)

<!-- discussion -->

The secret discussion.
`;

describe('an activity that is opened', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;
  const requests: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    folder = await journalFolder({
      '.journal/journal.yaml':
        'schema: 1\nowner: ann\ncourses: [openlearn-sds-scotland, hostile]\n',
      '.journal/courses/hostile/course.yaml': course,
      '.journal/courses/hostile/bad.md': template,
    });
    editor = await EditorWindow.open({ folder: folder.path });
    editor.page.on('request', (request) => requests.push(request.url()));
    editor.page.on('console', (message) => complaints.push(message.text()));
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  async function open(name: string): Promise<Frame> {
    await editor.runCommand('View: Close All Editors');
    await editor.runCommand(await command('openActivity'));
    await editor.type(name);
    return editor.webview('main h1');
  }

  it('is rendered, its transcript folded, its discussion nowhere', async () => {
    const before = await contents(folder);
    const page = await open('2.9');
    const main = page.locator('main');
    await main.getByText('Activity 2.9: Co-producing').waitFor();
    assert.equal(await main.locator('section h2').count(), 3);
    const details = main.locator('details');
    assert.equal(await details.count(), 1);
    assert.equal(await details.getAttribute('open'), null);
    const inside = details.getByText('disabled children and their families');
    assert.equal(await inside.isVisible(), false);
    await details.locator('summary').click();
    await inside.waitFor();
    assert.doesNotMatch(await page.content(), /You may have started with what anyone could see/);
    assert.deepEqual(await contents(folder), before, 'nothing is written');
  });

  it('runs nothing of a hostile template', async () => {
    const page = await open('1.1');
    const main = page.locator('main');
    await main.getByText('A question').waitFor();
    for (const element of ['script', 'img', 'iframe', 'style', 'object', 'form', 'link'])
      assert.equal(await main.locator(element).count(), 0, element);
    for (const href of await main
      .locator('a')
      .evaluateAll((links) =>
        links.map((link) =>
          (link as { getAttribute(name: string): string | null }).getAttribute('href'),
        ),
      ))
      assert.match(href ?? '', /^https?:/);
    const handlers = await page.evaluate<number>(
      `[...document.querySelectorAll('main *')].filter((e) => [...e.attributes].some((a) => a.name.startsWith('on'))).length`,
    );
    assert.equal(handlers, 0);
    assert.equal(await editor.page.evaluate<unknown>('window.hacked'), undefined);
    assert.equal(await main.locator('details').count(), 1);
    assert.doesNotMatch(await page.content(), /The secret discussion/);
    assert.deepEqual(
      requests.filter((url) => url.includes('example.org')),
      [],
    );
    assert.deepEqual(
      complaints.filter((text) => /Content.Security.Policy/i.test(text)),
      [],
    );
  });
});
