import { z } from 'zod';
import {
  DayInFuture,
  ItemNotFound,
  ItemNotGone,
  ItemNotOwned,
  ProceedsDiffer,
} from '../../../domain/wardrobe/errors.ts';
import { Items } from '../../../domain/wardrobe/item.ts';
import { endings } from '../../../domain/wardrobe/words.ts';
import { command } from '../../kernel/operation.ts';
import { dayField, itemIdField, moneyField } from '../fields.ts';
import { Calendar, ItemReader } from '../ports.ts';
import { ItemView } from '../views.ts';

const needs = { items: Items, calendar: Calendar, reader: ItemReader };

export const retireItem = command({
  name: 'wardrobe.retire-item',
  summary: 'Say that an item of yours is gone',
  description: 'It stays where it was worn and planned. Something lost is moved to `lost` instead.',
  access: 'signed-in',
  input: z.strictObject({
    itemId: itemIdField,
    why: z.enum(endings),
    on: dayField.optional(),
    proceeds: moneyField.optional(),
  }),
  output: ItemView,
  refuses: [ItemNotFound, ItemNotOwned, DayInFuture, ProceedsDiffer],
  needs,
  async handle({ input: { itemId, why, on, proceeds = null }, actor }, { items, calendar }) {
    const item = await items.find(actor.id, itemId);
    if (!item) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    item.retire(why, on ?? today, proceeds, today);
    return itemId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});

export const restoreItem = command({
  name: 'wardrobe.restore-item',
  summary: 'Take back that an item of yours is gone',
  access: 'signed-in',
  input: z.strictObject({ itemId: itemIdField }),
  output: ItemView,
  refuses: [ItemNotFound, ItemNotGone],
  needs,
  async handle({ input: { itemId }, actor }, { items, calendar }) {
    const item = await items.find(actor.id, itemId);
    if (!item) throw new ItemNotFound();
    item.restore(await calendar.today(actor.id));
    return itemId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});
