import { z } from 'zod';
import { categoryNames } from '../../../domain/wardrobe/items/category.ts';
import { goneReasons, ownerships, places } from '../../../domain/wardrobe/items/item-state.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { removedField } from '../../kernel/removed.ts';
import { FileView } from '../../media/views.ts';
import { ReactionCounts, ReactionKindField, VisibilityField } from '../../posts/views.ts';
import { dayOut, SeasonField } from '../fields.ts';

export const CategoryField = z
  .enum(categoryNames)
  .meta({ id: 'Category', description: 'The kind of garment; it sets the slot, layer, warmth and washing.' });

export const tally = z.int().min(0);

export const MoneyView = z
  .object({
    amount: z
      .string()
      .regex(/^-?\d+$/)
      .describe('Minor units as text, such as cents'),
    currency: z.string().length(3).describe('ISO 4217 code'),
  })
  .meta({ id: 'Money', description: 'An amount in minor units, as text, with its ISO 4217 currency' });

export type MoneyView = z.input<typeof MoneyView>;

export const ColourView = z
  .object({
    hex: z.string().describe('`#rrggbb`'),
    name: z.string().describe('Such as `navy`'),
    share: z.number().describe('Share of the item that has it, 0 to 1'),
  })
  .meta({ id: 'Colour', description: 'A colour of an item' });

const shown = {
  id: idOut.describe('Id of the item'),
  owner: PublicUser.describe('The owner'),
  name: z.string().describe('Name given by the owner'),
  category: CategoryField.describe('The kind of garment'),
  colours: z.array(ColourView).describe('Its colours, at most five, the largest share first'),
  brand: z.string().nullable().describe('Brand, null if unknown'),
  seasons: z.array(SeasonField).describe('Seasons that it is for; empty means all year'),
  tags: z.array(z.string()).describe('Tags, in lower case'),
  images: z.array(FileView).describe('Its images in the owner’s order; the first represents it'),
  reactions: ReactionCounts.describe('How many people reacted, by kind'),
  myReaction: ReactionKindField.nullable().describe('Your own reaction, null if you have none'),
  createdAt: timeOut.describe('When it was added'),
};

export const ItemView = z
  .object({
    ...shown,
    own: z.literal(false).describe('It is not yours'),
    gone: z.boolean().describe('Whether its owner has sold, given away, worn out or returned it'),
  })
  .meta({ id: 'Item', description: 'An item in someone else’s wardrobe' });

export type ItemView = z.input<typeof ItemView>;

const figures = {
  wears: tally.describe('How often it was worn, including `priorWears`'),
  lastWorn: dayOut.nullable().describe('The last day on which it was worn; null if none is logged'),
  wearsSinceWash: tally.describe('Wears on days after its last wash'),
  dirty: z.boolean().describe('Every copy was worn as often as it may be between washes'),
  ready: z.boolean().describe('It can be worn now: owned, in the closet and clean'),
  cost: MoneyView.nullable().describe('Price minus proceeds; null without a price'),
  costPerWear: MoneyView.nullable().describe('Cost per wear, rounded half up; null before the first wear'),
  wearsPerMonth: z.number().min(0).describe('Average since it was bought or else added, two decimals'),
  dormantDays: tally.nullable().describe('Days since it was last worn or else acquired; null unless owned'),
};

const GoneView = z
  .object({
    why: z.enum(goneReasons).describe('Why it is gone'),
    on: dayOut.describe('The day from which it was gone'),
    proceeds: MoneyView.nullable().describe('What it brought; null if nothing'),
  })
  .meta({ id: 'Gone', description: 'How an item left its owner' });

export const OwnItemView = z
  .object({
    ...shown,
    own: z.literal(true).describe('It is yours'),
    label: z.string().nullable().describe('Your own word for this kind of item'),
    pattern: z.string().nullable().describe('Pattern, such as `striped`'),
    materials: z.array(z.string()).describe('What it is made of'),
    size: z.string().nullable().describe('Size as printed on the label'),
    formality: z.int().nullable().describe('0 (at home) to 5 (black tie)'),
    warmth: z.number().describe('Insulation in clo, 0 to 3'),
    waterproof: z.boolean().describe('Whether it keeps rain out'),
    washEvery: z.int().nullable().describe('Wears between washes, of each copy; null for never'),
    slot: z.string().describe('Where on the body it is worn; follows from the category'),
    layer: z.int().describe('Order within its slot, from the skin outwards'),
    favourite: z.boolean().describe('Whether you marked it as a favourite'),
    rating: z.int().nullable().describe('Your rating, 1 to 5'),
    notes: z.string().nullable().describe('Your private notes'),
    quantity: z.int().describe('How many identical copies you have'),
    price: MoneyView.nullable().describe('What you paid for all copies together'),
    boughtOn: dayOut.nullable().describe('The day on which you bought it'),
    store: z.string().nullable().describe('Where you bought it'),
    priorWears: tally.describe('Wears before you began to log them'),
    visibility: VisibilityField.describe('Who may see it'),
    ownership: z.enum(ownerships).describe('Whether you wish for it, own it, or it is gone'),
    gone: GoneView.nullable().describe('How it left you; null unless it is gone'),
    place: z.enum(places).describe('Where it is'),
    since: dayOut.nullable().describe('The day from which it has been there'),
    dueBack: dayOut.nullable().describe('The day on which it should be back'),
    editedAt: timeOut.nullable().describe('When you last edited it'),
    version: z.int().describe('Grows with each change; send it with an edit'),
    ...removedField,
    ...figures,
  })
  .meta({ id: 'OwnItem', description: 'An item in your own wardrobe' });

export type OwnItemView = z.input<typeof OwnItemView>;

export const OwnItemsView = z
  .object({ items: z.array(OwnItemView).describe('In the order in which they were given') })
  .meta({ id: 'OwnItems', description: 'Several items of your own' });

export type OwnItemsView = z.input<typeof OwnItemsView>;

const PartnerView = z
  .object({
    itemId: idOut.describe('Id of the other item'),
    name: z.string().describe('Its name'),
    wears: tally.describe('How often both were worn together'),
  })
  .meta({ id: 'Partner', description: 'An item that is often worn together with another' });

export const WholeOwnItemView = OwnItemView.extend({
  partners: z.array(PartnerView).describe('The five items worn most often together with it'),
}).meta({ id: 'WholeOwnItem', description: 'An item in your own wardrobe, read on its own' });

export type WholeOwnItemView = z.input<typeof WholeOwnItemView>;

/** Fields that only the owner gets. */
export const ownFields = Object.keys(OwnItemView.shape).filter((name) => !(name in ItemView.shape));

export const AnyItemView = z.discriminatedUnion('own', [OwnItemView, ItemView]).meta({
  id: 'AnyItem',
  description: 'Your own item, or someone else’s',
});

export type AnyItemView = z.input<typeof AnyItemView>;

export const AnyWholeItemView = z.discriminatedUnion('own', [WholeOwnItemView, ItemView]).meta({
  id: 'AnyWholeItem',
  description: 'Your own item with its partners, or someone else’s item',
});

export type AnyWholeItemView = z.input<typeof AnyWholeItemView>;
