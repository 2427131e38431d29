import axe, { type AxeResults } from 'axe-core';
import assert from 'node:assert/strict';
import { EditorWindow } from './editor';
import type { TemporaryFolder } from '../kit/temporaryFolder';
import { command, journalFolder, journalYaml } from './journal';
import { daysAgo } from './professional';

const claim = (title: string, days: number, cpd: string): string => `---
id: ${title.toLowerCase().replaceAll(' ', '-')}
title: ${title}
date: ${daysAgo(days)}
cpd: ${cpd}
---
`;

/** What the professional’s day leaves open. With `PICTURES=<folder>` it leaves pictures to look at. */
describe('ledger in the editor', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    const follows = `frameworks:
  - { id: nmc-revalidation, cycleStart: ${daysAgo(1060)}, registrations: [nurse] }
  - { id: sssc-cpl, cycleStart: ${daysAgo(150)}, registrations: [social-worker] }`;
    folder = await journalFolder({
      '.journal/journal.yaml': journalYaml.replace('frameworks: []', follows),
      'entries/2026/a.md': claim(
        'Study day on wound care',
        20,
        '{ minutes: 360, participatory: 300, type: event, covers: [nmc-revalidation/preserve-safety, sssc-cpl/wellbeing] }',
      ),
      'entries/2026/b.md': claim('Nights on ward 4', 60, '{ minutes: 18000, type: practice }'),
      'entries/2026/c.md': claim(
        'Reading on consent',
        100,
        '{ minutes: 75, type: reading, covers: [sssc-cpl/rights-and-ethics, nmc-revalidation/prioritise-people] }',
      ),
      'entries/2026/d.md': claim('Safeguarding course', -9, '{ minutes: 180, type: course }'),
    });
    editor = await EditorWindow.open({ folder: folder.path });
    await editor.page.setViewportSize({ width: 1500, height: 900 });
    await editor.page.getByRole('tab', { name: 'Journal' }).first().click();
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  it('shows the framework that is chosen, and comes back with the window', async () => {
    await editor.runCommand(await command('openLedger'));
    const ledger = await editor.webview('rj-requirements');
    const choice = ledger.getByRole('combobox', { name: 'Framework' });
    await choice.press('ArrowDown');
    await choice.press('ArrowDown');
    await choice.press('Enter');
    await ledger.getByText('2 of 7 topics recorded').waitFor();
    await editor.picture('ledger-sssc-light');
    // As a person does it, so that the editor puts away what it keeps.
    const loaded = editor.page.waitForEvent('load');
    await editor.runCommand('Developer: Reload Window');
    await loaded;
    const restored = await editor.webview('rj-requirements');
    await restored.getByText('2 of 7 topics recorded').waitFor();
  });

  it('has one tab after a restart, even if that tab was behind another', async () => {
    await editor.runCommand('Preferences: Open Settings (UI)');
    const loaded = editor.page.waitForEvent('load');
    await editor.runCommand('Developer: Reload Window');
    await loaded;
    await editor.runCommand(await command('openLedger'));
    const ledger = await editor.webview('rj-requirements');
    await ledger.getByText('2 of 7 topics recorded').waitFor();
    assert.equal(await editor.page.locator('.tab', { hasText: 'Ledger' }).count(), 1);
  });

  for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light High Contrast', 'Light Modern'])
    it(`has nothing that axe-core finds in ${theme}`, async () => {
      await editor.chooseTheme(theme);
      const frame = await editor.webview('rj-topics');
      await frame.locator('rj-requirements button.row').first().waitFor();
      await editor.picture(`ledger-${theme.replaceAll(' ', '-').toLowerCase()}`);
      await frame.evaluate(axe.source);
      // The page is transparent; this is what lies behind it.
      await frame.evaluate(
        "document.documentElement.style.background = 'var(--vscode-editor-background)'",
      );
      const { violations } = await frame.evaluate<AxeResults>('axe.run(document)');
      assert.deepEqual(
        violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
        [],
      );
    });
});
