import { refusal } from '../../kernel/refusal.ts';

export class CollectionNotFound extends refusal(
  'wardrobe.collection-not-found',
  'not-found',
  'The collection does not exist or you may not see it',
) {}

export class EntryNotFound extends refusal(
  'wardrobe.entry-not-found',
  'not-found',
  'You cannot collect this, or it is not in the collection',
) {}

export class CollectionIsFull extends refusal(
  'wardrobe.collection-is-full',
  'conflict',
  'A collection holds at most 200 entries',
) {}
