/**
 * The language in which dates and numbers are shown: the reader's, of which `undefined` is the system's.
 * Our own words are British English, and so are our dates unless another English is asked for.
 */
export function displayLocale(language: string): string | undefined {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(language);
    return known === 'en' ? 'en-GB' : known;
  } catch {
    return undefined;
  }
}
