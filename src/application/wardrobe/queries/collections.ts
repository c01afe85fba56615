import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../domain/wardrobe/collection.ts';
import { CollectionNotFound } from '../../../domain/wardrobe/errors.ts';
import { collectionKinds } from '../../../domain/wardrobe/words.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { CollectionReader } from '../ports.ts';
import { CollectionView, WholeCollectionView } from '../views.ts';

export const getCollection = query({
  name: 'wardrobe.get-collection',
  summary: 'One collection with what it holds',
  description: 'Of others, without what you may not see.',
  access: 'signed-in',
  input: z.strictObject({ collectionId: idField<CollectionId>() }),
  output: WholeCollectionView,
  refuses: [CollectionNotFound],
  needs: { reader: CollectionReader },
  async handle({ input: { collectionId }, actor }, { reader }) {
    const view = await reader.one(actor.id, collectionId);
    if (!view) throw new CollectionNotFound();
    return view;
  },
});

export const listCollections = query({
  name: 'wardrobe.list-collections',
  summary: 'The collections of a person, newest first',
  description: 'Yours unless `userId` is given.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    kind: z.enum(collectionKinds).optional(),
    ...idPageInput<CollectionId>(),
  }),
  output: pageOf(CollectionView),
  refuses: [],
  needs: { reader: CollectionReader },
  handle: ({ input: { userId, kind, ...page }, actor }, { reader }) =>
    reader.list(actor.id, userId ?? actor.id, kind, page),
});
