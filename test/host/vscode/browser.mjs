import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** Starts a headless browser: the one that CHROMIUM names, else the one that was installed. */
export async function launchBrowser(parts) {
  const own = process.env.CHROMIUM;
  const executablePath = own ?? parts.chromium;
  if (!existsSync(executablePath)) {
    throw new Error(own ? `CHROMIUM names ${own}, which does not exist.` : noBrowser);
  }
  try {
    return await chromium.launch({
      executablePath,
      args: ['--disable-gpu', '--no-sandbox'],
      env: own ? process.env : await environment(executablePath),
      // The caller ends it, together with the server.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new Error(`${noBrowser}\n\n${error.message}`, { cause: error });
  }
}

const noBrowser = `No headless browser could be started. Install Chromium with

    apt-get install chromium

(or by the means of your system) and say where it is: CHROMIUM=/usr/bin/chromium`;

/** The installed browser brings fonts and, for bare machines, libraries. */
async function environment(executable) {
  const home = path.dirname(executable);
  const env = { ...process.env, FONTCONFIG_FILE: await fontConfiguration(home) };
  // Those of the system come first: only they are sure to fit each other.
  if (spawnSync(executable, ['--version'], { env }).status !== 0) {
    env.LD_LIBRARY_PATH = [path.join(home, 'libraries/lib'), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(':');
  }
  return env;
}

async function fontConfiguration(home) {
  const folder = path.join(os.tmpdir(), 'reflective-journal-fonts');
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${path.join(home, 'fonts')}</dir>
  <cachedir>${folder}</cachedir>
</fontconfig>
`,
  );
  return file;
}
