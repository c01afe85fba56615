import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { OccasionNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { pageInput, pageOf } from '../../kernel/page.ts';
import { dayField } from '../fields.ts';
import { occasionIdField } from '../outfit-fields.ts';
import { OccasionReader } from '../outfit-ports.ts';
import { OccasionView } from '../outfit-views.ts';

export const getOccasion = query({
  name: 'wardrobe.get-occasion',
  summary: 'One occasion',
  access: 'signed-in',
  input: z.strictObject({ occasionId: occasionIdField }),
  output: OccasionView,
  refuses: [OccasionNotFound],
  needs: { reader: OccasionReader },
  async handle({ input: { occasionId }, actor }, { reader }) {
    const view = await reader.one(actor.id, occasionId);
    if (!view) throw new OccasionNotFound();
    return view;
  },
});

export const listOccasions = query({
  name: 'wardrobe.list-occasions',
  summary: 'Occasions by their first day, the earliest first',
  description:
    'Of `userId` those that you may see; without, your own and those that you are asked to. `from` and `to` are about the first day.',
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
