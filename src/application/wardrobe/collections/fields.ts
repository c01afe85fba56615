import { z } from 'zod';
import type { Id } from '../../../domain/kernel/id.ts';
import { type CollectionId, maxEntries } from '../../../domain/wardrobe/collections/collection.ts';
import { because } from '../../kernel/field-errors.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { hasNoDuplicates } from '../fields.ts';
import { EntryKindField } from './views.ts';

export const title = proseField(80).min(1).describe('At most 80 characters');

export const notes = proseField(2000).nullable().describe('Private notes, at most 2000 characters');

export const collectionId = idField<CollectionId>().describe('Id of the collection');

/** The input fields of an entry. */
export const entryFields = {
  refId: idField<Id>().describe('Id of the item or outfit'),
  kind: EntryKindField.default('item').describe('Whether it is an item or an outfit'),
  position: z.int().min(0).max(10_000).optional().describe('Place in the order; at the end by default'),
  quantity: z.int().min(1).max(99).optional().describe('How many are needed; 1 by default'),
  packed: z.boolean().optional().describe('Whether it is packed'),
  note: proseField(200).nullable().optional().describe('A private note, at most 200 characters'),
};

export const entriesField = z
  .array(z.strictObject(entryFields).meta({ id: 'CollectionEntryInput', description: 'An entry to collect' }))
  .max(maxEntries)
  .refine(
    (entries) => hasNoDuplicates(entries.map(({ refId }) => refId)),
    because('duplicate', 'must not contain a thing twice'),
  );
