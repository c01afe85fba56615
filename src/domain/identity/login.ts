const usernamePattern = /^[a-z0-9._]{3,30}$/i;
export const isUsername = (text: string): boolean => usernamePattern.test(text);

/** The form in which usernames are compared: case does not matter. */
export const foldUsername = (username: string): string => username.toLowerCase();

/** The form in which addresses are compared. */
export const foldEmail = (email: string): string => email.normalize('NFC').toLowerCase();
