// Runs in the panel's page, each function on its own.
/* global window, document, requestAnimationFrame, Text, Element, HTMLSlotElement */

/** Before anything else: what the editor provides to a webview. */
export function playEditor(editor) {
  window.sent = [];
  window.remembered = editor.remembered;
  let given = false;
  window.acquireVsCodeApi = () => {
    if (given) {
      throw new Error('The editor gives its API once.');
    }
    given = true;
    return {
      postMessage: (message) => window.sent.push(message),
      getState: () => window.remembered,
      setState: (state) => (window.remembered = state),
    };
  };
  document.addEventListener('DOMContentLoaded', () => {
    const { style } = document.documentElement;
    for (const [name, value] of Object.entries(editor.colours)) {
      style.setProperty(`--vscode-${name}`, value);
    }
    style.setProperty('--vscode-font-family', 'system-ui, sans-serif');
    style.setProperty('--vscode-font-size', '13px');
    style.setProperty('--vscode-font-weight', 'normal');
    document.body.classList.add(editor.kind);
    document.body.style.margin = '0';
    document.body.style.background = `var(--vscode-${editor.background})`;
  });
}

/** Sends the panel a message and waits until what it says is drawn. */
export async function tell(message) {
  window.postMessage(message);
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}

/** Waits until what has happened so far is drawn. */
export const settle = () =>
  new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));

export const takeRequests = () => window.sent.splice(0);

export const remembered = () => window.remembered;

/** What can be read, in the order in which it stands there. */
export function words(main) {
  const texts = [];
  const read = (node) => {
    if (node instanceof Text) {
      texts.push(node.data);
    } else if (node instanceof HTMLSlotElement) {
      node.assignedNodes().forEach(read);
    } else if (!(node instanceof Element) || node.checkVisibility()) {
      (node.shadowRoot ?? node).childNodes.forEach(read);
    }
  };
  read(main);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The name or the text of the innermost element that has the focus. */
export function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  return name.replace(/\s+/g, ' ').trim();
}

export function scrollTo(top) {
  window.scrollTo({ top, behavior: 'instant' });
}

export const place = () => ({
  top: window.scrollY,
  width: document.documentElement.scrollWidth,
});
