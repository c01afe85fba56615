import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dayField } from '../../fields.ts';
import { itemIdField } from '../../items/fields.ts';
import { outfitIdField } from '../../outfits/fields.ts';
import { wearIdField } from '../fields.ts';
import { WearReader } from '../ports.ts';
import { WearView } from '../views.ts';

export const listWears = query({
  name: 'wardrobe.list-wears',
  summary: 'List your diary, newest day first',
  description: 'Your diary is private. With `itemId` and `outfitId`, wears that have both.',
  access: 'signed-in',
  input: z.strictObject({
    from: dayField.optional().describe('First day'),
    to: dayField.optional().describe('Last day'),
    itemId: itemIdField.optional().describe('Only wears of this item'),
    outfitId: outfitIdField.optional().describe('Only wears of this outfit'),
    ...pageInput(z.tuple([dayField, wearIdField])),
  }),
  output: pageOf(WearView),
  refuses: [],
  needs: { reader: WearReader },
  readsOwn: () => true,
  handle: ({ input: { from, to, itemId, outfitId, ...page }, actor }, { reader }) =>
    reader.list(actor.id, { from, to, itemId, outfitId }, page),
});
