import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { Collections } from '../../../../domain/wardrobe/collections/collection.ts';
import {
  CollectionIsFull,
  CollectionNotFound,
  EntryNotFound,
} from '../../../../domain/wardrobe/collections/errors.ts';
import { entryKinds } from '../../../../domain/wardrobe/collections/kinds.ts';
import { idField, proseField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { collectionId } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { readCollection } from '../read-collection.ts';
import { WholeCollectionView } from '../views.ts';

export const putCollectionEntry = command({
  name: 'wardrobe.put-collection-entry',
  summary: 'Add an item or outfit to one of your collections, or change its entry',
  description:
    'New entries go to the end unless `position` is given. Capsules and packing lists hold only your own things, the ' +
    'others anything you may see. At most 200 entries.',
  access: 'signed-in',
  input: z.strictObject({
    collectionId,
    refId: idField<Id>(),
    kind: z.enum(entryKinds).default('item'),
    position: z.int().min(0).max(10_000).optional(),
    quantity: z.int().min(1).max(99).optional(),
    packed: z.boolean().optional(),
    note: proseField(200).nullable().optional(),
  }),
  output: WholeCollectionView,
  refuses: [CollectionNotFound, EntryNotFound, CollectionIsFull],
  needs: { collections: Collections, reader: CollectionReader },
  async handle({ input: { collectionId, ...entry }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    const slot = await collections.slotFor(collection, entry);
    collections.saveEntry(collection, collection.put(entry, slot));
    return collectionId;
  },
  answer: readCollection,
});
