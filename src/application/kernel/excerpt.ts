const excerptLength = 120;
/** How much of a text to read for its excerpt: one more than is shown tells whether it goes on. */
export const excerptReads = excerptLength + 1;

/** The first 120 characters; the last is an ellipsis if there are more. */
export function excerptOf(text: string): string {
  const characters = [...text];
  return characters.length <= excerptLength ? text : `${characters.slice(0, excerptLength - 1).join('')}…`;
}
