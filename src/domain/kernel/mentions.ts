const mention = /(?<![\w.])@([A-Za-z0-9](?:[A-Za-z0-9._]{1,28}[A-Za-z0-9_])?)/g;
const most = 20;

/** The usernames that a text mentions as `@name`, each once, at most 20. A dot at the end is a full stop. */
export const mentionedIn = (text: string): string[] =>
  [...new Set([...text.matchAll(mention)].map(([, name]) => name!.toLowerCase()))]
    .filter((name) => name.length >= 3)
    .slice(0, most);
