import type { Post } from '../../client/index.ts';

export type ReactionKind = keyof Post['reactions'];
export const emojis: Readonly<Record<ReactionKind, string>> = {
  like: '👍',
  love: '❤️',
  happy: '😊',
  wow: '😮',
  sad: '😢',
  angry: '😠',
};
export const reactionKinds = Object.keys(emojis) as ReactionKind[];
export type Reacted = Pick<Post, 'reactions' | 'myReaction'>;

/** The counts after one's own reaction changes. */
export function withReaction<T extends Reacted>(
  { reactions, myReaction }: T,
  kind: ReactionKind | null,
): Reacted {
  const counts = { ...reactions };
  if (myReaction !== null) counts[myReaction] = Math.max(0, counts[myReaction] - 1);
  if (kind !== null) counts[kind] += 1;
  return { reactions: counts, myReaction: kind };
}
