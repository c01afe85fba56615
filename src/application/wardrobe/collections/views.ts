import { z } from 'zod';
import { collectionKinds, entryKinds } from '../../../domain/wardrobe/collections/kinds.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { VisibilityField } from '../../posts/views.ts';
import { CategoryField, tally } from '../items/views.ts';

export const EntryView = z
  .object({
    refId: idOut,
    kind: z.enum(entryKinds),
    /** Name of the item or outfit. */
    title: z.string().nullable(),
    category: CategoryField.nullable(),
    position: z.int(),
    quantity: z.int(),
    packed: z.boolean(),
    note: z.string().nullable().optional(),
  })
  .meta({ id: 'CollectionEntry' });

export type EntryView = z.input<typeof EntryView>;

export const CollectionView = z
  .object({
    id: idOut,
    owner: PublicUser,
    kind: z.enum(collectionKinds),
    title: z.string(),
    visibility: VisibilityField,
    entryCount: tally,
    packedCount: tally,
    createdAt: timeOut,
    editedAt: timeOut.nullable(),
    notes: z.string().nullable().optional(),
    version: z.int().optional(),
  })
  .meta({ id: 'Collection', description: 'Only the owner gets `notes` and `version`.' });

export type CollectionView = z.input<typeof CollectionView>;

export const WholeCollectionView = CollectionView.extend({ entries: z.array(EntryView) }).meta({
  id: 'WholeCollection',
});

export type WholeCollectionView = z.input<typeof WholeCollectionView>;
