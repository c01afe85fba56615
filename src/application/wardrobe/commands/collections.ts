import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import {
  Collection,
  type CollectionId,
  Collections,
  entryKinds,
} from '../../../domain/wardrobe/collection.ts';
import {
  CollectionIsFull,
  CollectionNotFound,
  EntryNotFound,
  StaleVersion,
} from '../../../domain/wardrobe/errors.ts';
import { collectionKinds } from '../../../domain/wardrobe/words.ts';
import { idField, Nothing, nothing, proseField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { VisibilityField } from '../../posts/views.ts';
import { versionField } from '../fields.ts';
import { CollectionReader } from '../ports.ts';
import { WholeCollectionView } from '../views.ts';

const title = proseField(80).min(1);
const notes = proseField(2000).nullable();
const collectionId = idField<CollectionId>();
const needs = { collections: Collections, reader: CollectionReader, clock: Clock };

async function answer(
  id: CollectionId,
  { actor }: { readonly actor: { readonly id: Parameters<CollectionReader['one']>[0] } },
  { reader }: { readonly reader: CollectionReader },
) {
  const view = await reader.one(actor.id, id);
  if (!view) throw new CollectionNotFound();
  return view;
}

export const createCollection = command({
  name: 'wardrobe.create-collection',
  summary: 'Start a lookbook, capsule, packing list, wishlist or moodboard',
  access: 'signed-in',
  input: z.strictObject({
    kind: z.enum(collectionKinds),
    title,
    notes: notes.default(null),
    visibility: VisibilityField.default('private'),
  }),
  output: WholeCollectionView,
  refuses: [CollectionNotFound],
  needs: { ...needs, ids: Ids },
  async handle({ input, actor }, { collections, ids, clock }) {
    const id = ids.next<CollectionId>();
    collections.add(Collection.create({ id, ownerId: actor.id, ...input, at: clock.now() }));
    return id;
  },
  answer,
});

export const updateCollection = command({
  name: 'wardrobe.update-collection',
  summary: 'Change a collection of yours',
  access: 'signed-in',
  input: z.strictObject({
    collectionId,
    version: versionField.optional(),
    title: title.optional(),
    notes: notes.optional(),
    visibility: VisibilityField.optional(),
  }),
  output: WholeCollectionView,
  refuses: [CollectionNotFound, StaleVersion],
  needs,
  async handle({ input: { collectionId, version, ...changes }, actor }, { collections, clock }) {
    const collection = await collections.find(actor.id, collectionId, version);
    if (!collection) throw new CollectionNotFound();
    collection.edit(changes, clock.now());
    return collectionId;
  },
  answer,
});

export const removeCollection = command({
  name: 'wardrobe.remove-collection',
  summary: 'Delete a collection of yours',
  description: 'What it holds stays.',
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

export const putCollectionEntry = command({
  name: 'wardrobe.put-collection-entry',
  summary: 'Put an item or outfit into a collection of yours, or change how it is in there',
  description:
    'At the end unless `position` says otherwise. A capsule and a packing list hold what is yours; the others ' +
    'whatever you may see. At most 200.',
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
  needs,
  async handle({ input: { collectionId, ...entry }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    await collections.put(collection, entry);
    return collectionId;
  },
  answer,
});

export const removeCollectionEntry = command({
  name: 'wardrobe.remove-collection-entry',
  summary: 'Take something out of a collection of yours',
  access: 'signed-in',
  input: z.strictObject({ collectionId, refId: idField<Id>() }),
  output: Nothing,
  refuses: [CollectionNotFound, EntryNotFound],
  needs: { collections: Collections },
  async handle({ input: { collectionId, refId }, actor }, { collections }) {
    const collection = await collections.find(actor.id, collectionId);
    if (!collection) throw new CollectionNotFound();
    await collections.take(collection, refId);
    return nothing;
  },
});
