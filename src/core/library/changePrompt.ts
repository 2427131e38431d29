/** Id of the prompt that is added after the discussion; no template has it. */
export const changePrompt = 'change';
