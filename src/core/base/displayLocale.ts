/**
 * Locale for dates and numbers: the reader's language, or the system's for `undefined`. Plain English becomes
 * British English, like the text on screen.
 */
export function displayLocale(language: string): string | undefined {
  try {
    const [known] = Intl.DateTimeFormat.supportedLocalesOf(language);
    return known === 'en' ? 'en-GB' : known;
  } catch {
    return undefined;
  }
}
