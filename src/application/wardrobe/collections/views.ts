import { z } from 'zod';
import { collectionKinds, entryKinds } from '../../../domain/wardrobe/collections/kinds.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { VisibilityField } from '../../posts/views.ts';
import { CategoryField, tally } from '../items/views.ts';

export const CollectionKindField = z
  .enum(collectionKinds)
  .meta({ id: 'CollectionKind', description: 'Capsules and packing lists hold only their owner’s things' });

export const EntryKindField = z.enum(entryKinds).meta({ id: 'EntryKind', description: 'What is collected' });

const entry = {
  refId: idOut.describe('Id of the item or outfit'),
  kind: EntryKindField.describe('Whether it is an item or an outfit'),
  title: z.string().nullable().describe('Name of the item or outfit; null for a nameless outfit'),
  imageUrl: z
    .string()
    .nullable()
    .describe('Link to an image of it, valid for 10 minutes; null if it has none'),
  category: CategoryField.nullable().describe('Category of the item; null for an outfit'),
  position: z.int().describe('Place in the owner’s order, ascending'),
  quantity: z.int().describe('How many are needed'),
  packed: z.boolean().describe('Whether it is packed'),
};

export const EntryView = z
  .object(entry)
  .meta({ id: 'CollectionEntry', description: 'An entry of a collection' });

export const OwnEntryView = z
  .object({ ...entry, note: z.string().nullable().describe('Your private note') })
  .meta({ id: 'OwnCollectionEntry', description: 'An entry of your own collection' });

const shown = {
  id: idOut.describe('Id of the collection'),
  owner: PublicUser.describe('The owner'),
  kind: CollectionKindField.describe('The kind of collection'),
  title: z.string().describe('Its title'),
  visibility: VisibilityField.describe('Who may see it'),
  entryCount: tally.describe('Entries that you may see'),
  packedCount: tally.describe('Packed entries among them'),
  createdAt: timeOut.describe('When it was created'),
  editedAt: timeOut.nullable().describe('When it was last edited'),
};

const owned = {
  own: z.literal(true).describe('It is yours'),
  notes: z.string().nullable().describe('Your private notes'),
  version: z.int().describe('Grows with each change; send it with an edit'),
};

const theirs = { own: z.literal(false).describe('It is not yours') };

export const CollectionView = z
  .object({ ...shown, ...theirs })
  .meta({ id: 'Collection', description: 'Somebody else’s collection' });

export const OwnCollectionView = z
  .object({ ...shown, ...owned })
  .meta({ id: 'OwnCollection', description: 'Your own collection' });

export const AnyCollectionView = z
  .discriminatedUnion('own', [OwnCollectionView, CollectionView])
  .meta({ id: 'AnyCollection', description: 'Your own collection, or someone else’s' });

export type AnyCollectionView = z.input<typeof AnyCollectionView>;

const inOrder = 'In the owner’s order, without those that you may not see';

export const WholeCollectionView = z
  .object({ ...shown, ...theirs, entries: z.array(EntryView).describe(inOrder) })
  .meta({ id: 'WholeCollection', description: 'Somebody else’s collection with its entries' });

export const WholeOwnCollectionView = z
  .object({ ...shown, ...owned, entries: z.array(OwnEntryView).describe(inOrder) })
  .meta({ id: 'WholeOwnCollection', description: 'Your own collection with its entries' });

export const AnyWholeCollectionView = z
  .discriminatedUnion('own', [WholeOwnCollectionView, WholeCollectionView])
  .meta({
    id: 'AnyWholeCollection',
    description: 'Your own collection with its entries, or someone else’s',
  });

export type AnyWholeCollectionView = z.input<typeof AnyWholeCollectionView>;
