import { z } from 'zod';
import { ownerships } from '../../../domain/wardrobe/items/item-state.ts';
import { idOut } from '../../kernel/fields.ts';
import { MoneyView, tally } from './views.ts';

const worn = z
  .object({
    itemId: idOut.describe('Id of the item'),
    name: z.string().describe('Its name'),
    wears: tally.describe('How often it was worn'),
  })
  .meta({ id: 'WornItem', description: 'How often an item was worn' });

const group = z
  .object({
    name: z.string().describe('The category, colour, brand or season; `all-year` for no season'),
    items: tally.describe('Owned items in it'),
    wears: tally.describe('Wears of these items'),
  })
  .meta({ id: 'WardrobeGroup', description: 'Owned items that have something in common' });

const MoneyStats = z
  .object({
    currency: z.string().describe('ISO 4217 code'),
    value: MoneyView.describe('Sum of the prices of owned items'),
    spent: MoneyView.describe('Sum of the prices of all items ever owned'),
    proceeds: MoneyView.describe('Sum of what gone items brought'),
    costPerWear: MoneyView.nullable().describe(
      'Spent minus proceeds, per wear of these items; null without wears',
    ),
  })
  .meta({ id: 'WardrobeMoney', description: 'What items priced in one currency cost' });

const NeverWorn = z
  .object({
    count: tally.describe('Owned items that were never worn'),
    items: z.array(worn).describe('The ten oldest of them'),
  })
  .meta({ id: 'NeverWorn', description: 'Owned items that were never worn' });

const MonthStats = z
  .object({
    month: z.string().describe('`YYYY-MM`'),
    wears: tally.describe('Entries of the diary'),
    items: tally.describe('Items worn, each once per entry'),
  })
  .meta({ id: 'WardrobeMonth', description: 'What was worn in a month' });

export const WardrobeStats = z
  .object({
    items: z.record(z.enum(ownerships), tally.describe('How many')).describe('Items by ownership'),
    wears: tally.describe('Wears of all items'),
    money: z.array(MoneyStats).describe('By currency'),
    mostWorn: z.array(worn).describe('The ten owned items worn most often'),
    leastWorn: z.array(worn).describe('The ten owned items worn least often, but at least once'),
    neverWorn: NeverWorn.describe('Owned items that were never worn'),
    byCategory: z.array(group).describe('Largest first'),
    byColour: z.array(group).describe('By colour name, largest first'),
    byBrand: z.array(group).describe('Largest first'),
    bySeason: z.array(group).describe('Largest first'),
    byMonth: z.array(MonthStats).describe('Oldest first'),
  })
  .meta({ id: 'WardrobeStats', description: 'Statistics of your wardrobe' });
export type WardrobeStats = z.input<typeof WardrobeStats>;
