/** Dispatches an event that bubbles up to the page's root, through shadow roots. */
export function dispatch(from: EventTarget, name: string, detail: unknown) {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
