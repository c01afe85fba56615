import { z } from 'zod';
import {
  DayInFuture,
  ItemNotFound,
  ItemNotOwned,
  ProceedsDiffer,
  StaleVersion,
} from '../../../domain/wardrobe/errors.ts';
import { Items } from '../../../domain/wardrobe/item.ts';
import { FileNotFound, FileUses, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { itemFields, itemIdField, versionField } from '../fields.ts';
import { itemUse } from '../pictures.ts';
import { Calendar, ItemReader, PictureColours } from '../ports.ts';
import { ItemView } from '../views.ts';

export const updateItem = command({
  name: 'wardrobe.update-item',
  summary: 'Change an item of yours',
  description:
    'Only what is named changes. With `version`, only while nothing else has changed it. `imageIds` are all the ' +
    'pictures that it has from then on, the first of which gives an item without colours its own.',
  access: 'signed-in',
  input: z.strictObject({
    itemId: itemIdField,
    version: versionField.optional(),
    ...itemFields,
    name: itemFields.name.optional(),
    category: itemFields.category.optional(),
  }),
  output: ItemView,
  refuses: [
    ItemNotFound,
    StaleVersion,
    ItemNotOwned,
    ProceedsDiffer,
    DayInFuture,
    FileNotFound,
    WrongKindOfFile,
  ],
  needs: {
    items: Items,
    uses: FileUses,
    proposed: PictureColours,
    calendar: Calendar,
    reader: ItemReader,
    clock: Clock,
  },
  async handle(
    { input: { itemId, version, ...changes }, actor },
    { items, uses, proposed, calendar, clock },
  ) {
    const item = await items.find(actor.id, itemId, version);
    if (!item) throw new ItemNotFound();
    const { imageIds } = changes;
    if (imageIds) {
      uses.detach([itemId]);
      await uses.attach(itemUse(item), imageIds, 'image');
    }
    const first = item.looks.colours.length === 0 ? imageIds?.[0] : undefined;
    const colours = changes.colours ?? (first && (await proposed.of(first)));
    item.edit({ ...changes, colours }, await calendar.today(actor.id), clock.now());
    items.reindex(item);
    return itemId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new ItemNotFound();
    return view;
  },
});
