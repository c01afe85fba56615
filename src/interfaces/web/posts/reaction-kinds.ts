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
