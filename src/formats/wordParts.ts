/** A long word, such as a path, in the parts between which a line may break: after `/`, `\`, `-`, `_` and `.`. */
export const wordParts = (word: string): string[] => word.split(/(?<=[/\\\-_.])(?![/\\\-_.\s]|$)/);
