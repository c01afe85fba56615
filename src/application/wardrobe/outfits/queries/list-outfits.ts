import { z } from 'zod';
import type { Id, UserId } from '../../../../domain/kernel/id.ts';
import type { OutfitId } from '../../../../domain/wardrobe/outfits/outfit.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput, pageOf } from '../../../kernel/page.ts';
import { SeasonField, tagField } from '../../fields.ts';
import { itemIdField } from '../../items/fields.ts';
import { OutfitReader } from '../ports.ts';
import { OutfitView } from '../views.ts';

export const listOutfits = query({
  name: 'wardrobe.list-outfits',
  summary: 'List outfits, newest first',
  description:
    'Filters by owner (`userId`), planned occasion or contained item; your own outfits without any of these. Outfits ' +
    'without seasons match every season.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional(),
    occasionId: idField<Id>().optional(),
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
