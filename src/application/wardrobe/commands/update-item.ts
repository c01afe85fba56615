import { z } from 'zod';
import {
  DayInFuture,
  ItemNotFound,
  ItemNotOwned,
  ProceedsDiffer,
  StaleVersion,
} from '../../../domain/wardrobe/errors.ts';
import { Items } from '../../../domain/wardrobe/item.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { itemFields, itemIdField, versionField } from '../fields.ts';
import { Calendar, ItemImages, ItemReader } from '../ports.ts';
import { ItemView } from '../views.ts';

export const updateItem = command({
  name: 'wardrobe.update-item',
  summary: 'Change an item of yours',
  description: 'Only what is named changes. With `version`, only while nothing else has changed it.',
  access: 'signed-in',
  input: z.strictObject({
    itemId: itemIdField,
    version: versionField.optional(),
    ...itemFields,
    name: itemFields.name.optional(),
    category: itemFields.category.optional(),
  }),
  output: ItemView,
  refuses: [ItemNotFound, StaleVersion, ItemNotOwned, ProceedsDiffer, DayInFuture],
  needs: { items: Items, images: ItemImages, calendar: Calendar, reader: ItemReader, clock: Clock },
  async handle({ input: { itemId, version, ...changes }, actor }, { items, images, calendar, clock }) {
    const item = await items.find(actor.id, itemId, version);
    if (!item) throw new ItemNotFound();
    if (changes.imageIds) await images.requireOwn(actor.id, changes.imageIds);
    item.edit(changes, await calendar.today(actor.id), clock.now());
    items.reindex(item);
    return itemId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});
