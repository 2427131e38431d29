import type { Browser } from 'playwright-core';
import type { EditorParts } from './install.mjs';

/** Starts a headless browser: the one that CHROMIUM names, else the one that was installed. */
export function launchBrowser(parts: EditorParts): Promise<Browser>;
