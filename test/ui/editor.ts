import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Frame, Locator, Page } from 'playwright-core';
import type * as Rig from '../host/vscode/editor.mjs';

const failures = 'dist/test/failed';
const openWindows = new Set<EditorWindow>();

/** Whoever looks for the cause of a failure sees what was on the screen. */
async function keepPictures(this: Mocha.Context): Promise<void> {
  if (!this.currentTest?.isFailed()) return;
  const name = this.currentTest.fullTitle().replace(/[^\p{L}\d]+/gu, '-');
  for (const window of openWindows) {
    const file = `${failures}/${name.slice(0, 100)}-${Date.now()}.png`;
    await window.screenshot(file).then(
      () => console.log(`Its picture: ${file}`),
      (error: unknown) => console.log(`No picture of it: ${String(error)}`),
    );
  }
}
// The pictures of the README are taken without mocha.
if (typeof afterEach === 'function') afterEach(keepPictures);

/** A real editor with our extension, driven from outside as a person would. */
export class EditorWindow {
  readonly #editor: Rig.Editor;

  private constructor(editor: Rig.Editor) {
    this.#editor = editor;
  }

  /**
   * Opens a folder; the extension is the one just built, unless `vsix` names a package of it. `THEME`
   * in the environment names the theme to begin with, such as `Dark Modern`.
   */
  static async open(options: Rig.EditorOptions): Promise<EditorWindow> {
    const { startEditor, exitOnSignals } = await rig();
    exitOnSignals();
    const editor = await startEditor({
      ...(options.vsix ? {} : { extension: process.cwd() }),
      ...options,
    });
    const window = new EditorWindow(editor);
    // A limit and no measure: other suites may run at the same time.
    window.page.setDefaultTimeout(45_000);
    openWindows.add(window);
    try {
      await window.#knowsOurCommands();
      const theme = process.env['THEME'];
      if (theme) await window.chooseTheme(theme);
      return window;
    } catch (error) {
      await window.dispose();
      throw error;
    }
  }

  get page(): Page {
    return this.#editor.page;
  }

  /** The box at the top that asks: the command palette, a pick, a question. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** What the box offers to choose from, as far as it is on the screen. */
  get quickPicks(): Locator {
    return this.quickInput.getByRole('option');
  }

  /** Opens the command palette and leaves it open, with this typed into it. */
  async openPalette(text = ''): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.#question.fill(`>${text}`);
  }

  /** Runs a command by its title, for example `Journal: Mark Complete`, as soon as it is offered. */
  async runCommand(title: string): Promise<void> {
    const command = this.#labelled(title);
    await this.#openPaletteUntil(title, command);
    // A click is lost if the list is drawn again between pressing and releasing.
    for (let isOpen = true; isOpen;) {
      await command.click({ timeout: 2000 }).catch(() => undefined);
      isOpen = await command.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => false,
        () => true,
      );
    }
  }

  /** Chooses what is offered under exactly this label. */
  async pick(label: string): Promise<void> {
    await this.#labelled(label).click();
  }

  /** Answers a question in words. */
  async type(text: string): Promise<void> {
    await this.#question.fill(text);
    await this.#question.press('Enter');
  }

  /** Waits until this is to be read anywhere outside of webviews. */
  async shows(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Waits for the webview that contains such an element and gives its page. */
  async webview(selector: string, timeout = 45_000): Promise<Frame> {
    const { page } = this;
    let look: (frame: Frame) => void = () => {};
    try {
      return await new Promise<Frame>((resolve, reject) => {
        look = (frame) => {
          frame.waitForSelector(selector, { state: 'attached', timeout }).then(
            () => resolve(frame),
            () => {}, // Not this one, or gone.
          );
        };
        page.on('framenavigated', look);
        page.frames().forEach(look);
        setTimeout(() => reject(new Error(`No webview shows ${selector}.`)), timeout).unref();
      });
    } finally {
      page.off('framenavigated', look);
    }
  }

  /**
   * Chooses a colour theme by its label, such as `Dark Modern` or `Dark High Contrast`. As a setting
   * to open with it has no effect: the editor only looks at that when it changes.
   */
  async chooseTheme(label: string): Promise<void> {
    const before = await this.page.locator('.monaco-workbench').getAttribute('class');
    await this.runCommand('Preferences: Color Theme');
    await this.#question.fill(label);
    await this.pick(label);
    await this.quickInput.waitFor({ state: 'hidden' });
    await this.page.locator(`.monaco-workbench:not([class="${before ?? ''}"])`).waitFor();
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  /** Saves a picture to look at, if `PICTURES` in the environment names a folder for it. */
  async picture(name: string): Promise<void> {
    const { PICTURES } = process.env;
    if (PICTURES) await this.screenshot(path.join(PICTURES, `${name}.png`));
  }

  /**
   * Chooses from the menu of a row in a tree. A click on a button of the row is lost if the tree is
   * drawn again between pressing and releasing.
   */
  async chooseFromMenu(row: Locator, label: string): Promise<void> {
    await row.click({ button: 'right' });
    // A click that comes as soon as the menu is there is taken for the one that opened it.
    await this.page.getByRole('menuitem', { name: label }).hover();
    await this.page.keyboard.press('Enter');
  }

  dispose(): Promise<void> {
    openWindows.delete(this);
    return this.#editor.dispose();
  }

  get #question(): Locator {
    return this.quickInput.locator('.quick-input-box input');
  }

  #labelled(label: string): Locator {
    return this.quickPicks.filter({ has: this.page.getByText(label, { exact: true }) }).first();
  }

  async #knowsOurCommands(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
    await this.#openPaletteUntil('Journal: ', this.quickPicks.getByText(/^Journal: /).first());
    await this.page.keyboard.press('Escape');
  }

  /**
   * Opens the palette, again and again until this is in it: an open palette keeps the list that it
   * was opened with, and commands come with extensions and with their contexts; and it closes again
   * when a menu that goes gives the focus back to where it was.
   */
  async #openPaletteUntil(text: string, offered: Locator): Promise<void> {
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      await this.page.keyboard.press('F1');
      const isOffered = await this.#question
        .fill(`>${text}`, { timeout: 2000 })
        .then(() => offered.waitFor({ timeout: 1000 }))
        .then(
          () => true,
          () => false,
        );
      if (isOffered) {
        return;
      }
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`The command palette does not offer “${text}”.`);
  }
}

/** Loaded at run time: the rig is not part of the bundle that this test is. */
function rig(): Promise<typeof Rig> {
  const file = path.resolve('test/host/vscode/editor.mjs');
  return import(pathToFileURL(file).href) as Promise<typeof Rig>;
}
