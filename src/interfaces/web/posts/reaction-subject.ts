/** What one can react to. */
export type ReactionSubject = {
  readonly kind: 'post' | 'comment' | 'item' | 'outfit' | 'payment';
  readonly id: string;
};
