import { z } from 'zod';
import {
  Collection,
  type CollectionId,
  Collections,
} from '../../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../../domain/wardrobe/collections/errors.ts';
import { collectionKinds } from '../../../../domain/wardrobe/collections/kinds.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { VisibilityField } from '../../../posts/views.ts';
import { notes, title } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { readCollection } from '../read-collection.ts';
import { WholeCollectionView } from '../views.ts';

export const createCollection = command({
  name: 'wardrobe.create-collection',
  summary: 'Create a lookbook, capsule, packing list, wishlist or moodboard',
  access: 'signed-in',
  input: z.strictObject({
    kind: z.enum(collectionKinds),
    title,
    notes: notes.default(null),
    visibility: VisibilityField.default('private'),
  }),
  output: WholeCollectionView,
  refuses: [CollectionNotFound],
  needs: { collections: Collections, reader: CollectionReader, ids: Ids, clock: Clock },
  async handle({ input, actor }, { collections, ids, clock }) {
    const id = ids.next<CollectionId>();
    collections.add(Collection.create({ id, ownerId: actor.id, ...input, at: clock.now() }));
    return id;
  },
  answer: readCollection,
});
