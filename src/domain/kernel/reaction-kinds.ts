/** How people react to anything: posts, comments, items, outfits, messages. */
export const reactionKinds = ['like', 'love', 'happy', 'wow', 'sad', 'angry'] as const;
export type ReactionKind = (typeof reactionKinds)[number];
