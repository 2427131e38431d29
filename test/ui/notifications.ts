import type { Locator } from 'playwright-core';
import type { EditorWindow } from './editor';

const attempts = 20;

/**
 * Waits until this was said, and gives the message as it stands in the list of notifications: driven
 * as it is here, the editor shows none by themselves.
 */
export async function notification(
  { page }: EditorWindow,
  text: string | RegExp,
): Promise<Locator> {
  const list = page.locator('.notifications-center.visible');
  const item = list.locator('.notification-list-item').filter({ hasText: text }).first();
  for (let attempt = 1; ; attempt++) {
    if (!(await list.isVisible()))
      await page.locator('#status\\.notifications a[aria-label*="Notification"]').click();
    try {
      await item.waitFor({ timeout: 2000 });
      // What the pointer says of the bell would lie over the message.
      await page.mouse.move(0, 0);
      return item;
    } catch (error) {
      // The list closes with the last message in it, such as one of progress, before another comes.
      if (attempt < attempts) continue;
      const said = await list.locator('.notification-list-item').allInnerTexts();
      throw new Error(`Not said: ${text}. Said: ${said.join(' | ') || 'nothing'}`, {
        cause: error,
      });
    }
  }
}

/** How many there are that nobody has closed. */
export async function notificationCount({ page }: EditorWindow): Promise<number> {
  const label = await page.locator('#status\\.notifications a').getAttribute('aria-label');
  return Number(/\d+/.exec(label ?? '')?.[0] ?? 0);
}

/** Closes the list with all that is in it. */
export async function clearNotifications(editor: EditorWindow): Promise<void> {
  const { page } = editor;
  const list = page.locator('.notifications-center.visible');
  const clear = list.getByRole('button', { name: 'Clear All Notifications' });
  // The list closes by itself when the keyboard goes elsewhere, and keeps what is in it.
  for (;;) {
    if (await list.isVisible()) await clear.click({ timeout: 2000 }).catch(() => undefined);
    else if ((await notificationCount(editor)) === 0) return;
    else await page.locator('#status\\.notifications a').click();
  }
}
