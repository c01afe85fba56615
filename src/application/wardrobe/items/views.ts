import { z } from 'zod';
import { categoryNames } from '../../../domain/wardrobe/items/category.ts';
import { goneReasons, ownerships, places } from '../../../domain/wardrobe/items/item-state.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../../posts/views.ts';
import { dayOut, SeasonField } from '../fields.ts';

export const CategoryField = z.enum(categoryNames).meta({ id: 'Category' });

export const tally = z.int().min(0);

export const MoneyView = z
  .object({ amount: z.string().regex(/^-?\d+$/), currency: z.string().length(3) })
  .meta({ id: 'Money', description: 'An amount in minor units, as text, with its ISO 4217 currency' });

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
  gone: z.object({ why: z.enum(goneReasons), on: dayOut, proceeds: MoneyView.nullable() }).nullable(),
  place: z.enum(places),
  since: dayOut.nullable(),
  dueBack: dayOut.nullable(),
  editedAt: timeOut.nullable(),
  version: z.int(),
  ...figures,
  /** Only in the view of a single item, not in lists. */
  partners: z.array(z.object({ itemId: idOut, name: z.string(), wears: tally })),
};

/** Fields that only the owner gets. */
export const ownFields = Object.keys(own) as (keyof typeof own)[];

export const ItemView = z.object({ ...shown, ...z.object(own).partial().shape }).meta({
  id: 'Item',
  description: 'People other than the owner get only the fields from `id` to `createdAt`.',
});

export type ItemView = z.input<typeof ItemView>;
