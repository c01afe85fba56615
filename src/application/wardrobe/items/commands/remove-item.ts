import { z } from 'zod';
import { ItemInUse, ItemNotFound } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Counters } from '../../../kernel/ports.ts';
import { countShown } from '../../../kernel/shown-counts.ts';
import { itemIdField } from '../fields.ts';

export const removeItem = command({
  name: 'wardrobe.remove-item',
  summary: 'Delete one of your items that is not in use',
  description:
    'Items that were worn, or are in one of your outfits, collections or posts, can only be retired. The images stay ' +
    'among your files.',
  access: 'signed-in',
  input: z.strictObject({ itemId: itemIdField }),
  output: Nothing,
  refuses: [ItemNotFound, ItemInUse],
  needs: { items: Items, uses: FileAttachments, counters: Counters },
  async handle({ input: { itemId }, actor }, { items, uses, counters }) {
    const item = await items.find(actor.id, itemId);
    if (!item) throw new ItemNotFound();
    item.remove();
    await items.remove(item);
    uses.detach([itemId]);
    countShown(counters, actor.id, 'items', { from: item.shownTo });
    return nothing;
  },
});
