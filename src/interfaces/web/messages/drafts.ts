/** What was begun in each conversation, as long as the page is open. */
export const drafts = new Map<string, string>();
