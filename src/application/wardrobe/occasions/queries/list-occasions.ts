import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dayField } from '../../fields.ts';
import { occasionIdField } from '../fields.ts';
import { OccasionReader } from '../ports.ts';
import { AnyOccasionView } from '../views.ts';

export const listOccasions = query({
  name: 'wardrobe.list-occasions',
  summary: 'List occasions by first day, earliest first',
  description:
    'With `userId`, the occasions of that person that you may see; otherwise your own and your invitations. With ' +
    '`from` and `to`, those that overlap these days.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional().describe('The host'),
    from: dayField.optional().describe('First day of the range'),
    to: dayField.optional().describe('Last day of the range'),
    ...pageInput(z.tuple([dayField, occasionIdField])),
  }),
  output: pageOf(AnyOccasionView),
  refuses: [],
  needs: { reader: OccasionReader },
  handle: ({ input: { userId, from, to, ...page }, actor }, { reader }) =>
    reader.list(actor.id, { ownerId: userId, from, to }, page),
});
