import { z } from 'zod';
import { ItemNotFound } from '../../../../domain/wardrobe/items/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { itemIdField } from '../fields.ts';
import { ItemReader } from '../ports.ts';
import { readItem } from '../read-item.ts';
import { AnyWholeItemView } from '../views.ts';

export const getItem = query({
  name: 'wardrobe.get-item',
  summary: 'Get an item',
  access: 'signed-in',
  input: z.strictObject({ itemId: itemIdField }),
  output: AnyWholeItemView,
  refuses: [ItemNotFound],
  needs: { reader: ItemReader },
  handle: ({ input, actor }, ports) => readItem(input.itemId, { actor }, ports),
});
