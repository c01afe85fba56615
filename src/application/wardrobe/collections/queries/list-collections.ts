import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../../domain/wardrobe/collections/collection.ts';
import { collectionKinds } from '../../../../domain/wardrobe/collections/kinds.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { CollectionReader } from '../ports.ts';
import { CollectionView } from '../views.ts';

export const listCollections = query({
  name: 'wardrobe.list-collections',
  summary: 'List the collections of a person, newest first',
  description: 'Your own, unless `userId` is given.',
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
