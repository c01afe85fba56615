import { z } from 'zod';
import { ItemNotFound, ItemNotGone } from '../../../../domain/wardrobe/items/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { itemIdField } from '../fields.ts';
import { readOwnItem } from '../read-item.ts';
import { WholeOwnItemView } from '../views.ts';
import { needs } from './retire-item.ts';

export const restoreItem = command({
  name: 'wardrobe.restore-item',
  summary: 'Restore an item that was retired',
  access: 'signed-in',
  input: z.strictObject({ itemId: itemIdField }),
  output: WholeOwnItemView,
  refuses: [ItemNotFound, ItemNotGone],
  needs,
  async handle({ input: { itemId }, actor }, { items, calendar }) {
    const item = await items.find(actor.id, itemId);
    if (!item) throw new ItemNotFound();
    item.restore(await calendar.today(actor.id));
    items.recount(item);
    return itemId;
  },
  answer: readOwnItem,
});
