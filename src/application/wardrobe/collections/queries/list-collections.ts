import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../../domain/wardrobe/collections/collection.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { CollectionReader } from '../ports.ts';
import { AnyCollectionView, CollectionKindField } from '../views.ts';

export const listCollections = query({
  name: 'wardrobe.list-collections',
  summary: 'List the collections of a person, newest first',
  description: 'Your own, unless `userId` is given.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional().describe('Whose; your own by default'),
    kind: CollectionKindField.optional().describe('Only collections of this kind'),
    ...idPageInput<CollectionId>(),
  }),
  output: pageOf(AnyCollectionView),
  refuses: [],
  needs: { reader: CollectionReader },
  handle: ({ input: { userId, kind, ...page }, actor }, { reader }) =>
    reader.list(actor.id, userId ?? actor.id, kind, page),
});
