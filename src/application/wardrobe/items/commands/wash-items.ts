import { z } from 'zod';
import { DayInFuture } from '../../../../domain/wardrobe/errors.ts';
import { ItemNotFound, ItemNotOwned } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { washItems as washAll } from '../../../../domain/wardrobe/items/item-batch.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { dayField } from '../../fields.ts';
import { Calendar } from '../../ports.ts';
import { itemIdsField } from '../fields.ts';
import { Washes } from '../ports.ts';

export const washItems = command({
  name: 'wardrobe.wash-items',
  summary: 'Record that your items were washed',
  description:
    'Records all of the items or none. `on` defaults to today; wears on that day count as before the wash. Items that ' +
    'were in the laundry or at the cleaner by then return to the closet.',
  access: 'signed-in',
  input: z.strictObject({ itemIds: itemIdsField, on: dayField.optional() }),
  output: Nothing,
  refuses: [ItemNotFound, ItemNotOwned, DayInFuture],
  needs: { items: Items, washes: Washes, calendar: Calendar },
  async handle({ input: { itemIds, on }, actor }, { items, washes, calendar }) {
    const found = await items.findAll(actor.id, itemIds);
    if (!found) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    const day = on ?? today;
    washAll(found, { ownerId: actor.id, on: day, today });
    washes.add(actor.id, itemIds, day);
    return nothing;
  },
});
