import { z } from 'zod';
import { ownerships } from '../../domain/wardrobe/words.ts';
import { idOut } from '../kernel/fields.ts';
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
        /** Prices of what is owned. */
        value: MoneyView,
        /** Prices of all that was ever owned. */
        spent: MoneyView,
        proceeds: MoneyView,
        /** Spent less proceeds, by the wears of what has a price in this currency; null without wears. */
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
