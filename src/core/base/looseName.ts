/** A name without letter case, spaces, hyphens and underscores: `Work based learning` is `work-based-learning`. */
export const looseName = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '');
