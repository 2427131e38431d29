import { launchBrowser } from './browser.mjs';
import { installEditor } from './install.mjs';
import { exitOnSignals, startServer } from './server.mjs';

export { exitOnSignals };

/** Opens a folder in an editor that runs in a headless browser. The options are in editor.d.mts. */
export async function startEditor(options) {
  const parts = await installEditor();
  const [server, browser] = await bothOrNone(startServer(parts, options), launchBrowser(parts));
  const dispose = async () => {
    await browser.close();
    await server.dispose();
  };
  try {
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', options.onLog ?? (() => {}));
    await page.exposeFunction('codeAutomationExit', options.onExit ?? (() => {}));
    await page.goto(address(server.authority, options), { waitUntil: 'commit' });
    return { page, ended: server.ended, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** The page of a folder, told to take the extension and the suite, if any, from disk. */
function address(authority, { folder, extension, tests }) {
  const remote = (file) => `vscode-remote://${authority}${encodeURI(file)}`;
  const payload = [['skipWelcome', 'true']];
  if (extension) {
    payload.push(['extensionDevelopmentPath', remote(extension)]);
  }
  if (tests) {
    payload.push(['extensionTestsPath', remote(tests)]);
  }
  const query = new URLSearchParams({ ...opened(folder), payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

function opened(folder) {
  if (!folder) {
    return { ew: 'true' };
  }
  return folder.endsWith('.code-workspace') ? { workspace: folder } : { folder };
}

/** Waits for both; when one fails, the other is ended. */
async function bothOrNone(serverStart, browserStart) {
  const [server, browser] = await Promise.allSettled([serverStart, browserStart]);
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') {
    return [server.value, browser.value];
  }
  await server.value?.dispose();
  await browser.value?.close();
  throw server.reason ?? browser.reason;
}
