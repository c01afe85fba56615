import { z } from 'zod';
import { DayInFuture } from '../../../../domain/wardrobe/errors.ts';
import { ItemNotFound, ItemNotOwned } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { Washes, type WashId, washItems as washAll } from '../../../../domain/wardrobe/laundry/wash.ts';
import { command } from '../../../kernel/operation.ts';
import { Ids } from '../../../kernel/ports.ts';
import { dayField } from '../../fields.ts';
import { itemIdsField } from '../../items/fields.ts';
import { ItemReader } from '../../items/ports.ts';
import { readOwnItems } from '../../items/read-item.ts';
import { OwnItemsView } from '../../items/views.ts';
import { Calendar } from '../../ports.ts';

export const washItems = command({
  name: 'wardrobe.wash-items',
  summary: 'Record that your items were washed',
  description:
    'Records all of the items or none. `on` defaults to today; wears on that day count as before the wash. Items that ' +
    'were in the laundry or at the cleaner by then return to the closet.',
  access: 'signed-in',
  input: z.strictObject({
    itemIds: itemIdsField,
    on: dayField.optional().describe('The day of the wash; today by default'),
  }),
  output: OwnItemsView,
  refuses: [ItemNotFound, ItemNotOwned, DayInFuture],
  needs: { items: Items, washes: Washes, calendar: Calendar, reader: ItemReader, ids: Ids },
  async handle({ input: { itemIds, on }, actor }, { items, washes, calendar, ids }) {
    const found = await items.findAll(actor.id, itemIds);
    if (!found) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    washes.add(washAll(found, { id: ids.next<WashId>(), ownerId: actor.id, on: on ?? today, today }));
    return itemIds;
  },
  answer: readOwnItems,
});
