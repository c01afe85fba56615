import { z } from 'zod';
import type { CollectionId } from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { CollectionReader } from '../ports.ts';
import { readCollection } from '../read-collection.ts';
import { AnyWholeCollectionView } from '../views.ts';

export const getCollection = query({
  name: 'wardrobe.get-collection',
  summary: 'Get a collection with its entries',
  description: 'Without entries that you may not see.',
  access: 'signed-in',
  input: z.strictObject({ collectionId: idField<CollectionId>().describe('Id of the collection') }),
  output: AnyWholeCollectionView,
  refuses: [CollectionNotFound],
  needs: { reader: CollectionReader },
  handle: ({ input, actor }, ports) => readCollection(input.collectionId, { actor }, ports),
});
