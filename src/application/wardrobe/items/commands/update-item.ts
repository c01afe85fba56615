import { z } from 'zod';
import { IsRemoved } from '../../../../domain/access/removal.ts';
import { DayInFuture, StaleVersion } from '../../../../domain/wardrobe/errors.ts';
import { ItemNotFound, ItemNotOwned, ProceedsDiffer } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { FileAttachments, FileNotFound, WrongKindOfFile } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Counters } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { itemAttachment } from '../../attachments.ts';
import { versionField } from '../../fields.ts';
import { Calendar } from '../../ports.ts';
import { itemFields, itemIdField } from '../fields.ts';
import { ItemReader, PictureColours } from '../ports.ts';
import { readOwnItem } from '../read-item.ts';
import { WholeOwnItemView } from '../views.ts';

export const updateItem = command({
  name: 'wardrobe.update-item',
  summary: 'Change one of your items',
  description:
    'Fields left out stay as they are. With `version`, the change is refused if the item has changed since. `imageIds` ' +
    'replaces all images; an item without colours takes those of the first image.',
  access: 'signed-in',
  input: z.strictObject({
    itemId: itemIdField,
    version: versionField.optional(),
    ...itemFields,
    name: itemFields.name.optional().describe('At most 120 characters'),
    category: itemFields.category
      .optional()
      .describe('The kind of garment; warmth and washing follow it unless you set them'),
  }),
  output: WholeOwnItemView,
  refuses: [
    ItemNotFound,
    StaleVersion,
    ItemNotOwned,
    ProceedsDiffer,
    DayInFuture,
    FileNotFound,
    WrongKindOfFile,
    IsRemoved,
  ],
  needs: {
    items: Items,
    uses: FileAttachments,
    proposed: PictureColours,
    calendar: Calendar,
    reader: ItemReader,
    counters: Counters,
    clock: Clock,
  },
  async handle(
    { input: { itemId, version, ...changes }, actor },
    { items, uses, proposed, calendar, counters, clock },
  ) {
    const item = await items.find(actor.id, itemId, version);
    if (!item) throw new ItemNotFound();
    const { imageIds } = changes;
    if (imageIds) {
      uses.detach([itemId]);
      await uses.attach(itemAttachment(item), imageIds, 'image');
    }
    const image = item.imageForColours(imageIds);
    const colours = changes.colours ?? (image && (await proposed.of(image)));
    const shownTo = item.shownTo;
    item.edit({ ...changes, colours }, await calendar.today(actor.id), clock.now());
    countShown(counters, actor.id, 'items', { from: shownTo, to: item.shownTo });
    items.reindex(item);
    return itemId;
  },
  answer: readOwnItem,
});
