/** Levels of nesting; hand-written text never reaches this. */
const maxDepth = 200;

const indentedTooFar = /^ {500}/m;
const compactTooDeep = new RegExp(`(?:[-?:][ \\t]+){${maxDepth}}`);

/**
 * Whether a text may be nested so deeply that parsing it exhausts the stack. This must be checked first: if a regular
 * expression runs out of stack, V8 ends the whole process.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 91 /* [ */ || c === 123 /* { */) {
      if (++depth > maxDepth) return true;
    } else if ((c === 93 /* ] */ || c === 125) /* } */ && depth > 0) depth--;
  }
  return indentedTooFar.test(text) || compactTooDeep.test(text);
}
