import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dayField } from '../../fields.ts';
import { washIdField } from '../fields.ts';
import { WashReader } from '../ports.ts';
import { WashView } from '../views.ts';

export const listWashes = query({
  name: 'wardrobe.list-washes',
  summary: 'List your washes, newest day first',
  access: 'signed-in',
  input: z.strictObject(pageInput(z.tuple([dayField, washIdField]))),
  output: pageOf(WashView),
  refuses: [],
  needs: { reader: WashReader },
  readsOwn: () => true,
  handle: ({ input, actor }, { reader }) => reader.list(actor.id, input),
});
