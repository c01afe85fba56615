import { z } from 'zod';
import { categoryNames } from '../../domain/wardrobe/category.ts';
import { entryKinds } from '../../domain/wardrobe/collection.ts';
import { collectionKinds, endings, ownerships, places, seasons } from '../../domain/wardrobe/words.ts';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FileView } from '../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../posts/views.ts';

export const CategoryField = z.enum(categoryNames).meta({ id: 'Category' });
export const SeasonField = z.enum(seasons).meta({ id: 'Season' });
export const dayOut = z.iso.date();

const tally = z.int().min(0);
export const MoneyView = z
  .object({ amount: z.string().regex(/^-?\d+$/), currency: z.string().length(3) })
  .meta({ id: 'Money', description: 'Minor units as text, and an ISO 4217 currency' });
export type MoneyView = z.input<typeof MoneyView>;

export const ColourView = z
  .object({ hex: z.string(), name: z.string(), share: z.number() })
  .meta({ id: 'Colour' });

const shown = {
  id: idOut,
  owner: PublicUser,
  name: z.string(),
  category: CategoryField,
  colours: z.array(ColourView),
  brand: z.string().nullable(),
  seasons: z.array(SeasonField),
  tags: z.array(z.string()),
  images: z.array(FileView),
  reactions: ReactionCounts,
  myReaction: ReactionKindField.nullable(),
  createdAt: timeOut,
};

const figures = {
  wears: tally,
  lastWorn: dayOut.nullable(),
  wearsSinceWash: tally,
  dirty: z.boolean(),
  ready: z.boolean(),
  cost: MoneyView.nullable(),
  costPerWear: MoneyView.nullable(),
  wearsPerMonth: z.number().min(0),
  dormantDays: tally.nullable(),
};

const own = {
  label: z.string().nullable(),
  pattern: z.string().nullable(),
  materials: z.array(z.string()),
  size: z.string().nullable(),
  formality: z.int().nullable(),
  warmth: z.number(),
  waterproof: z.boolean(),
  washEvery: z.int().nullable(),
  slot: z.string(),
  layer: z.int(),
  favourite: z.boolean(),
  rating: z.int().nullable(),
  notes: z.string().nullable(),
  quantity: z.int(),
  price: MoneyView.nullable(),
  boughtOn: dayOut.nullable(),
  store: z.string().nullable(),
  priorWears: tally,
  visibility: VisibilityField,
  ownership: z.enum(ownerships),
  gone: z.object({ why: z.enum(endings), on: dayOut, proceeds: MoneyView.nullable() }).nullable(),
  place: z.enum(places),
  since: dayOut.nullable(),
  dueBack: dayOut.nullable(),
  editedAt: timeOut.nullable(),
  version: z.int(),
  ...figures,
  /** Where one item is read, not in lists. */
  partners: z.array(z.object({ itemId: idOut, name: z.string(), wears: tally })),
};
/** The names of what nobody but the owner is told. */
export const ownFields = Object.keys(own) as (keyof typeof own)[];

export const ItemView = z.object({ ...shown, ...z.object(own).partial().shape }).meta({
  id: 'Item',
  description: 'Whoever does not own it gets the fields from `id` to `createdAt` alone.',
});
export type ItemView = z.input<typeof ItemView>;

export const EntryView = z
  .object({
    refId: idOut,
    kind: z.enum(entryKinds),
    /** Of the item or outfit; an outfit may have none. */
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
  .meta({ id: 'Collection', description: '`notes` and `version` are for its owner.' });
export type CollectionView = z.input<typeof CollectionView>;

export const WholeCollectionView = CollectionView.extend({ entries: z.array(EntryView) }).meta({
  id: 'WholeCollection',
});
export type WholeCollectionView = z.input<typeof WholeCollectionView>;
