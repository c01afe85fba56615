import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Collections } from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound, EntryNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { collectionId } from '../fields.ts';

export const removeCollectionEntry = command({
  name: 'wardrobe.remove-collection-entry',
  summary: 'Remove an entry from one of your collections',
  access: 'signed-in',
  input: z.strictObject({ collectionId, refId: idField<Id>().describe('Id of the item or outfit') }),
  output: Nothing,
  refuses: [CollectionNotFound, EntryNotFound],
  needs: { collections: Collections },
  async handle({ input: { collectionId, refId }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    await collections.removeEntry(collection, refId);
    return nothing;
  },
});
