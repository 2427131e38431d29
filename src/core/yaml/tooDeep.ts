/** Levels that nobody reaches by hand. */
const deepest = 200;

const indentedTooFar = /^ {500}/m;
const compactTooDeep = new RegExp(`(?:[-?:][ \\t]+){${deepest}}`);

/**
 * Whether a text may nest so deep that parsing it exhausts the stack. To catch that afterwards is too
 * late: where the regular expressions of a parser run out of stack, V8 ends the whole process.
 */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 91 /* [ */ || c === 123 /* { */) {
      if (++depth > deepest) return true;
    } else if ((c === 93 /* ] */ || c === 125) /* } */ && depth > 0) depth--;
  }
  return indentedTooFar.test(text) || compactTooDeep.test(text);
}
