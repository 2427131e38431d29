/**
 * Makes `old` look like `fresh` and keeps its nodes where they are alike, so that focus stays.
 * Children that differ in number or kind are taken over from `fresh`.
 */
export function patch(old: Element, fresh: Element) {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value) {
      old.setAttribute(name, value);
    }
  }
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  const alike =
    before.length === after.length &&
    before.every((node, index) => node.nodeName === after[index]?.nodeName);
  if (!alike) {
    old.replaceChildren(...after);
    return;
  }
  before.forEach((node, index) => {
    const other = after[index];
    if (node instanceof Element && other instanceof Element) {
      patch(node, other);
    } else if (other && node.nodeValue !== other.nodeValue) {
      node.nodeValue = other.nodeValue;
    }
  });
}
