import { z } from 'zod';
import { DayInFuture, ItemNotFound, ItemNotOwned } from '../../../domain/wardrobe/errors.ts';
import { Items } from '../../../domain/wardrobe/item.ts';
import { ItemsWashed } from '../../../domain/wardrobe/published.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';
import { dayField, itemIdsField } from '../fields.ts';
import { Calendar, Washes } from '../ports.ts';

export const washItems = command({
  name: 'wardrobe.wash-items',
  summary: 'Say that items of yours were washed',
  description:
    'All of them or none; today unless `on` says otherwise. A wear of that day counts as before the wash. What ' +
    'was in the laundry or at the cleaner by then is back in the closet.',
  access: 'signed-in',
  input: z.strictObject({ itemIds: itemIdsField, on: dayField.optional() }),
  output: Nothing,
  refuses: [ItemNotFound, ItemNotOwned, DayInFuture],
  needs: { items: Items, washes: Washes, calendar: Calendar, recorder: EventRecorder },
  async handle({ input: { itemIds, on }, actor }, { items, washes, calendar, recorder }) {
    const found = await items.findAll(actor.id, itemIds);
    if (!found) throw new ItemNotFound();
    const today = await calendar.today(actor.id);
    const day = on ?? today;
    for (const item of found) item.wash(day, today);
    washes.add(actor.id, itemIds, day);
    recorder.record(ItemsWashed({ itemIds, ownerId: actor.id, on: day }));
    return nothing;
  },
});
