/** The language that a person chose for mails; null for the default. */
export const chosenLanguage = (user: string): string =>
  `(select s.language from notification_settings s where s.user_id = ${user})`;
