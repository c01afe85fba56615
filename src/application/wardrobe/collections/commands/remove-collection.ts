import { z } from 'zod';
import { Collections } from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { collectionId } from '../fields.ts';

export const removeCollection = command({
  name: 'wardrobe.remove-collection',
  summary: 'Delete one of your collections',
  description: 'The items and outfits in it stay.',
  access: 'signed-in',
  input: z.strictObject({ collectionId }),
  output: Nothing,
  refuses: [CollectionNotFound],
  needs: { collections: Collections },
  async handle({ input: { collectionId }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    collection.remove();
    collections.remove(collection);
    return nothing;
  },
});
