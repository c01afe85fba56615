/** Reactions to posts, comments, items, outfits and messages. */
export const reactionKinds = ['like', 'love', 'happy', 'wow', 'sad', 'angry'] as const;
export type ReactionKind = (typeof reactionKinds)[number];
