import assert from 'node:assert/strict';
import { EditorWindow } from './editor';
import { makeFolder, type TemporaryFolder } from '../kit/temporaryFolder';

describe('command palette', () => {
  let folder: TemporaryFolder;
  let editor: EditorWindow;

  before(async () => {
    folder = makeFolder();
    editor = await EditorWindow.open({ folder: folder.path });
  });

  after(async () => {
    await editor?.dispose();
    await folder?.dispose();
  });

  it('lists our commands by their category', async () => {
    await editor.openPalette('Journal: ');
    const ours = editor.quickPicks.getByText(/^Journal: \w/);
    await ours.first().waitFor();
    assert.ok((await ours.count()) > 0);
  });
});
