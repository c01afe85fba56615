import { z } from 'zod';
import { DayInFuture, ItemNotFound } from '../../../domain/wardrobe/errors.ts';
import { Item, type ItemId, Items } from '../../../domain/wardrobe/item.ts';
import { FileNotFound, FileUses, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../kernel/ports.ts';
import { itemFields } from '../fields.ts';
import { itemUse } from '../pictures.ts';
import { Calendar, ItemReader, PictureColours } from '../ports.ts';
import { ItemView } from '../views.ts';

export const addItem = command({
  name: 'wardrobe.add-item',
  summary: 'Put an item into your wardrobe',
  description:
    'Warmth and wears between washes are those of the category unless you say otherwise. `imageIds` are pictures ' +
    'among your files. Without `colours` it gets those of the first of them, to be corrected by you; see-through ' +
    'parts of a picture have none.',
  access: 'signed-in',
  input: z.strictObject(itemFields),
  output: ItemView,
  refuses: [DayInFuture, ItemNotFound, FileNotFound, WrongKindOfFile],
  needs: {
    items: Items,
    uses: FileUses,
    proposed: PictureColours,
    calendar: Calendar,
    reader: ItemReader,
    counters: Counters,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { items, uses, proposed, calendar, counters, ids, clock }) {
    const { imageIds = [] } = input;
    const today = await calendar.today(actor.id);
    const id = ids.next<ItemId>();
    await uses.attach(itemUse({ id, ownerId: actor.id }), imageIds, 'image');
    const colours = input.colours ?? (imageIds[0] && (await proposed.of(imageIds[0])));
    const draft = { id, ownerId: actor.id, importKey: null, today, at: clock.now() };
    items.add(Item.add(draft, { ...input, colours }));
    counters.add(actor.id, 'items', 1);
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});
