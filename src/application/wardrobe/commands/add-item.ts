import { z } from 'zod';
import { DayInFuture, ItemNotFound } from '../../../domain/wardrobe/errors.ts';
import { Item, type ItemId, Items } from '../../../domain/wardrobe/item.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids, Tallies } from '../../kernel/ports.ts';
import { itemFields } from '../fields.ts';
import { Calendar, ItemImages, ItemReader } from '../ports.ts';
import { ItemView } from '../views.ts';

export const addItem = command({
  name: 'wardrobe.add-item',
  summary: 'Put an item into your wardrobe',
  description:
    'Warmth and wears between washes are those of the category unless you say otherwise. Without `colours`, ' +
    'those of its pictures are proposed.',
  access: 'signed-in',
  input: z.strictObject(itemFields),
  output: ItemView,
  refuses: [DayInFuture, ItemNotFound],
  needs: {
    items: Items,
    images: ItemImages,
    calendar: Calendar,
    reader: ItemReader,
    tallies: Tallies,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { items, images, calendar, tallies, ids, clock }) {
    const { imageIds = [] } = input;
    await images.requireOwn(actor.id, imageIds);
    const colours = input.colours ?? (await images.colours(imageIds));
    const today = await calendar.today(actor.id);
    const id = ids.next<ItemId>();
    const draft = { id, ownerId: actor.id, importKey: null, today, at: clock.now() };
    items.add(Item.add(draft, { ...input, colours }));
    tallies.add(actor.id, 'items', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});
