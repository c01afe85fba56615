import { z } from 'zod';
import {
  DueBackTooEarly,
  ItemNotFound,
  ItemNotOwned,
  NothingIsDueBack,
} from '../../../domain/wardrobe/errors.ts';
import { Items } from '../../../domain/wardrobe/item.ts';
import { ItemsMoved } from '../../../domain/wardrobe/published.ts';
import { places } from '../../../domain/wardrobe/words.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { dayField, itemIdsField } from '../fields.ts';
import { Calendar } from '../ports.ts';

export const moveItems = command({
  name: 'wardrobe.move-items',
  summary: 'Say where items of yours are',
  description: 'All of them or none. `dueBack` goes with the laundry, cleaner, repair, a trip or lent.',
  access: 'signed-in',
  input: z.strictObject({ itemIds: itemIdsField, place: z.enum(places), dueBack: dayField.optional() }),
  output: Nothing,
  refuses: [ItemNotFound, ItemNotOwned, DueBackTooEarly, NothingIsDueBack],
  needs: { items: Items, calendar: Calendar, recorder: EventRecorder },
  async handle({ input: { itemIds, place, dueBack = null }, actor }, { items, calendar, recorder }) {
    const found = await items.findAll(actor.id, itemIds);
    if (!found) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    for (const item of found) item.move(place, dueBack, today);
    recorder.record(ItemsMoved({ itemIds, ownerId: actor.id, place }));
    return nothing;
  },
});
