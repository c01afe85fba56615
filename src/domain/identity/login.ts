const usernamePattern = /^[a-z0-9._]{3,30}$/i;
export const isUsername = (text: string): boolean => usernamePattern.test(text);

/** What makes a username unique: people may write it in any case. */
export const foldUsername = (username: string): string => username.toLowerCase();

/** What makes an address unique. */
export const foldEmail = (email: string): string => email.normalize('NFC').toLowerCase();
