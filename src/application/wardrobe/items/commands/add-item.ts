import { z } from 'zod';
import { DayInFuture } from '../../../../domain/wardrobe/errors.ts';
import { ItemNotFound } from '../../../../domain/wardrobe/items/errors.ts';
import { Item, type ItemId, Items } from '../../../../domain/wardrobe/items/item.ts';
import { FileAttachments, FileNotFound, WrongKindOfFile } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters, Ids } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { itemAttachment } from '../../attachments.ts';
import { Calendar } from '../../ports.ts';
import { itemFields } from '../fields.ts';
import { ItemReader, PictureColours } from '../ports.ts';
import { readOwnItem } from '../read-item.ts';
import { WholeOwnItemView } from '../views.ts';

export const addItem = command({
  name: 'wardrobe.add-item',
  summary: 'Add an item to your wardrobe',
  description:
    'Warmth and wears between washes default to those of the category. `imageIds` are images among your files. Without ' +
    '`colours` the item takes those of its first image, ignoring transparent parts; you can correct them.',
  access: 'signed-in',
  input: z.strictObject(itemFields),
  output: WholeOwnItemView,
  refuses: [DayInFuture, ItemNotFound, FileNotFound, WrongKindOfFile],
  needs: {
    items: Items,
    uses: FileAttachments,
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
    await uses.attach(itemAttachment({ id, ownerId: actor.id }), imageIds, 'image');
    const colours = input.colours ?? (imageIds[0] && (await proposed.of(imageIds[0])));
    const draft = { id, ownerId: actor.id, importKey: null, today, at: clock.now() };
    const item = Item.add(draft, { ...input, colours });
    items.add(item);
    countShown(counters, actor.id, 'items', { to: item.shownTo });
    return id;
  },
  answer: readOwnItem,
});
