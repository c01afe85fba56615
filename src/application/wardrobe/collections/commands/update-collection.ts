import { z } from 'zod';
import { Collections } from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { StaleVersion } from '../../../../domain/wardrobe/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { VisibilityField } from '../../../posts/views.ts';
import { versionField } from '../../fields.ts';
import { collectionId, notes, title } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { readOwnCollection } from '../read-collection.ts';
import { WholeOwnCollectionView } from '../views.ts';

export const updateCollection = command({
  name: 'wardrobe.update-collection',
  summary: 'Change one of your collections',
  access: 'signed-in',
  input: z.strictObject({
    collectionId,
    version: versionField.optional(),
    title: title.optional().describe('At most 80 characters'),
    notes: notes.optional().describe('Private notes, at most 2000 characters'),
    visibility: VisibilityField.optional().describe('Who may see it'),
  }),
  output: WholeOwnCollectionView,
  refuses: [CollectionNotFound, StaleVersion],
  needs: { collections: Collections, reader: CollectionReader, clock: Clock },
  async handle({ input: { collectionId, version, ...changes }, actor }, { collections, clock }) {
    const collection = await collections.find(actor.id, collectionId, version);
    if (!collection) throw new CollectionNotFound();
    collection.edit(changes, clock.now());
    return collectionId;
  },
  answer: readOwnCollection,
});
