import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { FromLedger, ToLedger } from '../../src/protocol/ledger';
import type { FromPanel, ToPanel } from '../../src/protocol/panel';
import type { FromTeam, ToTeam } from '../../src/protocol/team';
import type * as browserRig from '../host/vscode/browser.mjs';
import type * as installRig from '../host/vscode/install.mjs';
import type * as insidePanel from './insidePanel.mjs';
import { themes, type Theme } from './themes';

export interface PanelOptions {
  readonly theme?: Theme;
  readonly width?: number;
  /** What the editor kept from when the panel was last shown. */
  readonly remembered?: unknown;
}

/** A page of ours: the script that the build makes of it, the element that it is, and what it asks for. */
export interface PageKind<To, From> {
  readonly script: string;
  readonly element: string;
  readonly title: string;
  /** The colour of the editor that lies behind it. */
  readonly background: string;
  readonly to?: To;
  readonly from?: From;
}

export const ledgerPageKind: PageKind<ToLedger, FromLedger> = {
  script: 'ledger.js',
  element: 'rj-ledger',
  title: 'Ledger',
  background: 'editor-background',
};

export const teamPageKind: PageKind<ToTeam, FromTeam> = {
  script: 'team.js',
  element: 'rj-team',
  title: 'Team',
  background: 'editor-background',
};

export const progressPage: PageKind<ToPanel, FromPanel> = {
  script: 'panel.js',
  element: 'rj-progress',
  title: 'Progress',
  background: 'sideBar-background',
};

/** Shows a built page within a policy as strict as the one that the editor shows it in. */
export class Panels<To = ToPanel, From = FromPanel> {
  readonly #browser: Browser;
  readonly #server: Server;
  readonly #inside: typeof insidePanel;
  readonly #background: string;

  private constructor(
    browser: Browser,
    server: Server,
    inside: typeof insidePanel,
    background: string,
  ) {
    this.#background = background;
    this.#browser = browser;
    this.#server = server;
    this.#inside = inside;
  }

  static async start<To, From>(kind: PageKind<To, From>): Promise<Panels<To, From>> {
    const script = await readFile(path.resolve('dist', kind.script));
    const server = createServer(servePage(kind, script));
    const [inside, { installEditor }, { launchBrowser }] = await Promise.all([
      load<typeof insidePanel>('test/ui/insidePanel.mjs'),
      load<typeof installRig>('test/host/vscode/install.mjs'),
      load<typeof browserRig>('test/host/vscode/browser.mjs'),
    ]);
    const browser = await launchBrowser(await installEditor());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Panels<To, From>(browser, server, inside, kind.background);
  }

  async open({ theme = themes[0], width = 300, remembered }: PanelOptions = {}): Promise<
    Panel<To, From>
  > {
    const context = await this.#browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    const panel = new Panel<To, From>(page, this.#inside);
    const { kind, colours } = theme;
    await page.addInitScript(this.#inside.playEditor, {
      kind,
      colours,
      background: this.#background,
      remembered,
    });
    const { port } = this.#server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return panel;
  }

  async dispose() {
    await this.#browser.close();
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}

/** A panel on the screen, with the extension's end of the wire in the test's hands. */
export class Panel<To = ToPanel, From = FromPanel> {
  readonly page: Page;
  /** What the browser complained about: refused styles and scripts, errors, warnings. */
  readonly complaints: string[] = [];
  readonly #inside: typeof insidePanel;

  constructor(page: Page, inside: typeof insidePanel) {
    this.page = page;
    this.#inside = inside;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) {
        this.complaints.push(message.text());
      }
    });
  }

  /** Tells the panel something, as the extension would, and waits until it is drawn. */
  tell(message: To): Promise<void> {
    return this.tellAnything(message);
  }

  tellAnything(message: unknown): Promise<void> {
    return this.page.evaluate(this.#inside.tell, message);
  }

  /** What the panel asked for since the last call. */
  requests(): Promise<From[]> {
    return this.page.evaluate(this.#inside.takeRequests) as Promise<From[]>;
  }

  /** What the editor keeps for the panel, once it has dealt with what was done to it. */
  async remembered(): Promise<unknown> {
    await this.page.evaluate(this.#inside.settle);
    return await this.page.evaluate(this.#inside.remembered);
  }

  /** The words that a reader sees. */
  words(): Promise<string> {
    return this.page.locator('main').evaluate(this.#inside.words);
  }

  /** What has the focus: its name for assistive technology or its text. */
  focused(): Promise<string> {
    return this.page.evaluate(this.#inside.focused);
  }

  scrollTo(top: number): Promise<void> {
    return this.page.evaluate(this.#inside.scrollTo, top);
  }

  /** How far the page is scrolled, and how wide it is with what sticks out. */
  place(): Promise<{ top: number; width: number }> {
    return this.page.evaluate(this.#inside.place);
  }

  async close() {
    await this.page.context().close();
  }
}

function servePage(
  { script: name, element, title }: PageKind<unknown, unknown>,
  script: Buffer,
): Parameters<typeof createServer>[1] & object {
  return (request, response) => {
    if (request.url === `/${name}`) {
      response.setHeader('content-type', 'text/javascript').end(script);
      return;
    }
    if (request.url !== '/') {
      response.writeHead(204).end();
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    const self = `http://${request.headers.host}`;
    const policy = [
      `default-src 'none'`,
      `script-src 'nonce-${nonce}'`,
      `style-src ${self}`,
      `font-src ${self}`,
      `img-src ${self}`,
    ];
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy.join('; '));
    response.end(`<!doctype html>
      <html lang="en">
        <head><meta charset="utf-8"><title>${title}</title></head>
        <body><${element}></${element}><script nonce="${nonce}" src="/${name}"></script></body>
      </html>`);
  };
}

/** Loaded at run time: not part of the bundle that this test is. */
function load<Module>(file: string): Promise<Module> {
  return import(pathToFileURL(path.resolve(file)).href) as Promise<Module>;
}
