import { z } from 'zod';
import { query } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { dayField, itemIdField } from '../fields.ts';
import { wearIdField } from '../outfit-fields.ts';
import { WearReader } from '../outfit-ports.ts';
import { WearView } from '../outfit-views.ts';

export const listWears = query({
  name: 'wardrobe.list-wears',
  summary: 'Your diary, the newest day first',
  description: 'Nobody else reads it. `from` and `to` are days, both included.',
  access: 'signed-in',
  input: z.strictObject({
    from: dayField.optional(),
    to: dayField.optional(),
    itemId: itemIdField.optional(),
    ...pageInput(z.tuple([dayField, wearIdField])),
  }),
  output: pageOf(WearView),
  refuses: [],
  needs: { reader: WearReader },
  handle: ({ input: { from, to, itemId, ...page }, actor }, { reader }) =>
    reader.list(actor.id, { from, to, itemId }, page),
});
