/** The formats that a report can have, apart from the code that writes them. */
export const reportFormats = ['html', 'csv', 'md', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];
