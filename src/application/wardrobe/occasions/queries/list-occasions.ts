import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dayField } from '../../fields.ts';
import { occasionIdField } from '../fields.ts';
import { OccasionReader } from '../ports.ts';
import { OccasionView } from '../views.ts';

export const listOccasions = query({
  name: 'wardrobe.list-occasions',
  summary: 'List occasions by first day, earliest first',
  description:
    'With `userId`, the occasions of that person that you may see; otherwise your own and your invitations. `from` and ' +
    '`to` limit the first day.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    ...pageInput(z.tuple([dayField, occasionIdField])),
  }),
  output: pageOf(OccasionView),
  refuses: [],
  needs: { reader: OccasionReader },
  handle: ({ input: { userId, from, to, ...page }, actor }, { reader }) =>
    reader.list(actor.id, { ownerId: userId, from, to }, page),
});
