import { z } from 'zod';
import {
  Collection,
  type CollectionId,
  Collections,
} from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound, EntryNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { VisibilityField } from '../../../posts/views.ts';
import { entriesField, notes, title } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { readOwnCollection } from '../read-collection.ts';
import { CollectionKindField, WholeOwnCollectionView } from '../views.ts';

export const createCollection = command({
  name: 'wardrobe.create-collection',
  summary: 'Create a lookbook, capsule, packing list, wishlist or moodboard',
  description: 'Capsules and packing lists hold only your own things, the others anything you may see.',
  access: 'signed-in',
  input: z.strictObject({
    kind: CollectionKindField.describe('The kind of collection'),
    title,
    notes: notes.default(null),
    visibility: VisibilityField.default('private').describe('Who may see it'),
    entries: entriesField.default([]).describe('What it holds from the start, in this order, at most 200'),
  }),
  output: WholeOwnCollectionView,
  refuses: [CollectionNotFound, EntryNotFound],
  needs: { collections: Collections, reader: CollectionReader, ids: Ids, clock: Clock },
  async handle({ input: { entries, ...details }, actor }, { collections, ids, clock }) {
    const id = ids.next<CollectionId>();
    const collection = Collection.create({ id, ownerId: actor.id, ...details, at: clock.now() });
    collections.add(collection);
    if (entries.length > 0) {
      const owners = await collections.ownersOf(actor.id, entries);
      collections.saveEntries(collection, collection.putFirst(entries, owners));
    }
    return id;
  },
  answer: readOwnCollection,
});
