/** The template of supervision records, which the owner or a reviewer may write. */
export const supervisionTemplate = 'models/supervision';
