/** Languages of mails and pages; the first is the default. */
export const languages = ['en', 'ru'] as const;
export type Language = (typeof languages)[number];
