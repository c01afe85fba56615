import { z } from 'zod';
import { DayInFuture } from '../../../../domain/wardrobe/errors.ts';
import { ItemNotFound, ItemNotOwned, ProceedsDiffer } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { goneReasons } from '../../../../domain/wardrobe/items/item-state.ts';
import { command } from '../../../kernel/operation.ts';
import { dayField } from '../../fields.ts';
import { Calendar } from '../../ports.ts';
import { itemIdField, moneyField } from '../fields.ts';
import { ItemReader } from '../ports.ts';
import { readOwnItem } from '../read-item.ts';
import { WholeOwnItemView } from '../views.ts';

export const needs = { items: Items, calendar: Calendar, reader: ItemReader };

export const retireItem = command({
  name: 'wardrobe.retire-item',
  summary: 'Record that an item is gone',
  description: 'The item stays in wears, outfits and plans. Move lost items to `lost` instead.',
  access: 'signed-in',
  input: z.strictObject({
    itemId: itemIdField,
    why: z.enum(goneReasons).describe('Why it is gone'),
    on: dayField.optional().describe('The day from which it is gone; today by default'),
    proceeds: moneyField.optional().describe('What it brought, in the currency of its price'),
  }),
  output: WholeOwnItemView,
  refuses: [ItemNotFound, ItemNotOwned, DayInFuture, ProceedsDiffer],
  needs,
  async handle({ input: { itemId, why, on, proceeds = null }, actor }, { items, calendar }) {
    const item = await items.find(actor.id, itemId);
    if (!item) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    item.retire(why, on ?? today, proceeds, today);
    items.recount(item);
    return itemId;
  },
  answer: readOwnItem,
});
