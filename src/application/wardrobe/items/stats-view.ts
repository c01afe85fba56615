import { z } from 'zod';
import { ownerships } from '../../../domain/wardrobe/items/item-state.ts';
import { idOut } from '../../kernel/fields.ts';
import { MoneyView } from './views.ts';

const tally = z.int().min(0);
const worn = z.object({ itemId: idOut, name: z.string(), wears: tally }).meta({ id: 'WornItem' });
const group = z.object({ name: z.string(), items: tally, wears: tally }).meta({ id: 'WardrobeGroup' });

export const WardrobeStats = z
  .object({
    items: z.record(z.enum(ownerships), tally),
    wears: tally,
    money: z.array(
      z.object({
        currency: z.string(),
        /** Sum of the prices of owned items. */
        value: MoneyView,
        /** Sum of the prices of all items ever owned. */
        spent: MoneyView,
        proceeds: MoneyView,
        /** Spent minus proceeds, per wear of items priced in this currency; null without wears. */
        costPerWear: MoneyView.nullable(),
      }),
    ),
    mostWorn: z.array(worn),
    leastWorn: z.array(worn),
    neverWorn: z.object({ count: tally, items: z.array(worn) }),
    byCategory: z.array(group),
    byColour: z.array(group),
    byBrand: z.array(group),
    bySeason: z.array(group),
    byMonth: z.array(z.object({ month: z.string(), wears: tally, items: tally })),
  })
  .meta({ id: 'WardrobeStats' });
export type WardrobeStats = z.input<typeof WardrobeStats>;
