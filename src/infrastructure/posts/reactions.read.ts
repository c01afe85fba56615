/** How the viewer reacted to something; null when they did not. */
export const reactionOf = (viewer: string, subject: string): string =>
  `(select my.kind from reactions my where my.subject_id = ${subject} and my.user_id = ${viewer})`;
