import { z } from 'zod';
import { Collections } from '../../../../domain/wardrobe/collections/collection.ts';
import {
  CollectionIsFull,
  CollectionNotFound,
  EntryNotFound,
} from '../../../../domain/wardrobe/collections/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { collectionId, entryFields } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { readOwnCollection } from '../read-collection.ts';
import { WholeOwnCollectionView } from '../views.ts';

export const putCollectionEntry = command({
  name: 'wardrobe.put-collection-entry',
  summary: 'Add an item or outfit to one of your collections, or change its entry',
  description:
    'New entries go to the end unless `position` is given. Capsules and packing lists hold only your own things, the ' +
    'others anything you may see. At most 200 entries.',
  access: 'signed-in',
  input: z.strictObject({
    collectionId,
    ...entryFields,
  }),
  output: WholeOwnCollectionView,
  refuses: [CollectionNotFound, EntryNotFound, CollectionIsFull],
  needs: { collections: Collections, reader: CollectionReader },
  async handle({ input: { collectionId, ...entry }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    const slot = await collections.slotFor(collection, entry);
    collections.saveEntry(collection, collection.put(entry, slot));
    return collectionId;
  },
  answer: readOwnCollection,
});
