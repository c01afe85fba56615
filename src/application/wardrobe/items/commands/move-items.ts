import { z } from 'zod';
import {
  DueBackTooEarly,
  ItemNotFound,
  ItemNotOwned,
  NothingIsDueBack,
} from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { moveItems as moveAll } from '../../../../domain/wardrobe/items/item-batch.ts';
import { places } from '../../../../domain/wardrobe/items/item-state.ts';
import { command } from '../../../kernel/operation.ts';
import { dayField } from '../../fields.ts';
import { Calendar } from '../../ports.ts';
import { itemIdsField } from '../fields.ts';
import { ItemReader } from '../ports.ts';
import { readOwnItems } from '../read-item.ts';
import { OwnItemsView } from '../views.ts';

export const moveItems = command({
  name: 'wardrobe.move-items',
  summary: 'Record where your items are',
  description:
    'Moves all of the items or none. `dueBack` is allowed for laundry, cleaner, repair, trip and lent.',
  access: 'signed-in',
  input: z.strictObject({
    itemIds: itemIdsField,
    place: z.enum(places).describe('Where they are now'),
    dueBack: dayField.optional().describe('The day on which they should be back, today or later'),
  }),
  output: OwnItemsView,
  refuses: [ItemNotFound, ItemNotOwned, DueBackTooEarly, NothingIsDueBack],
  needs: { items: Items, calendar: Calendar, reader: ItemReader },
  async handle({ input: { itemIds, place, dueBack = null }, actor }, { items, calendar }) {
    const found = await items.findAll(actor.id, itemIds);
    if (!found) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    moveAll(found, { ownerId: actor.id, place, dueBack, today });
    return itemIds;
  },
  answer: readOwnItems,
});
