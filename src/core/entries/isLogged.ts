import type { Entry } from './entry';

type Asked = Pick<Entry, 'template' | 'claim' | 'prompts'>;

/** Whether an entry is a bare claim: it was made without questions, so nothing of it is open. */
export const isLogged = (one: Partial<Asked> & { readonly status: string }): boolean =>
  one.status === 'drafting' &&
  one.claim !== undefined &&
  one.template === undefined &&
  one.prompts?.length === 0;
