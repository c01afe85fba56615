import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfit.ts';
import { OutfitNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { idField } from '../../kernel/fields.ts';
import { query } from '../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../kernel/page.ts';
import { itemIdField, tagField } from '../fields.ts';
import { occasionIdField, outfitIdField } from '../outfit-fields.ts';
import { OutfitReader } from '../outfit-ports.ts';
import { OutfitView } from '../outfit-views.ts';
import { SeasonField } from '../views.ts';

export const getOutfit = query({
  name: 'wardrobe.get-outfit',
  summary: 'One outfit',
  access: 'signed-in',
  input: z.strictObject({ outfitId: outfitIdField }),
  output: OutfitView,
  refuses: [OutfitNotFound],
  needs: { reader: OutfitReader },
  async handle({ input: { outfitId }, actor }, { reader }) {
    const view = await reader.one(actor.id, outfitId);
    if (!view) throw new OutfitNotFound();
    return view;
  },
});

export const listOutfits = query({
  name: 'wardrobe.list-outfits',
  summary: 'Outfits that you may see, newest first',
  description:
    'Of `userId`, planned for `occasionId`, with `itemId`; without any of them your own. An outfit without seasons is for all of them.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    occasionId: occasionIdField.optional(),
    itemId: itemIdField.optional(),
    tag: tagField.optional(),
    season: SeasonField.optional(),
    ...idPageInput<OutfitId>(),
  }),
  output: pageOf(OutfitView),
  refuses: [],
  needs: { reader: OutfitReader },
  handle: ({ input: { userId, limit, cursor, ...filters }, actor }, { reader }) => {
    const ownerId = userId ?? (filters.occasionId || filters.itemId ? undefined : actor.id);
    return reader.list(actor.id, { ...filters, ownerId }, { limit, cursor });
  },
});
