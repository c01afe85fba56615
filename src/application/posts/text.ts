import type { UserId } from '../../domain/kernel/id.ts';
import { mentionedIn } from '../../domain/posts/mentions.ts';
import { proseField } from '../kernel/fields.ts';
import type { Mentions } from './ports.ts';

export const postText = proseField(5000).min(1);
export const commentText = proseField(2000).min(1);

/** A text with the people whom it mentions. */
export async function withMentions(mentions: Mentions, authorId: UserId, text: string) {
  const usernames = mentionedIn(text);
  return { text, mentionIds: usernames.length === 0 ? [] : await mentions.resolve(authorId, usernames) };
}
