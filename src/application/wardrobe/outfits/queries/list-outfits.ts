import { z } from 'zod';
import type { Id, UserId } from '../../../../domain/kernel/id.ts';
import { InvalidFields } from '../../../kernel/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput, pageOf } from '../../../kernel/page.ts';
import { dayField, OrderField, SeasonField, tagField } from '../../fields.ts';
import { itemIdField } from '../../items/fields.ts';
import { outfitIdField } from '../fields.ts';
import { OutfitReader, outfitOrder, outfitOrderName, outfitSorts, publicOutfitSorts } from '../ports.ts';
import { AnyOutfitView } from '../views.ts';

const sortKey = z.union([z.int(), dayField, z.literal('')]);

/** An id alone is a cursor of the lists by time, in either direction. */
const outfitKey = z.union([outfitIdField, z.tuple([z.string().max(20), sortKey, outfitIdField])]);

export const listOutfits = query({
  name: 'wardrobe.list-outfits',
  summary: 'List outfits',
  description:
    'Filters by owner (`userId`), planned occasion or contained item; your own outfits without any of these. Outfits ' +
    'without seasons match every season.\n\n' +
    'Sorts: `newest` (default), `oldest`, and for your own outfits `wears` (most first) and `lastWorn` (latest first, ' +
    'never worn ones last). `order` overrides the direction: `lastWorn` with `asc` starts with the longest unworn.',
  access: 'signed-in',
  input: z.strictObject({
    userId: idField<UserId>().optional().describe('Whose outfits'),
    occasionId: idField<Id>().optional().describe('Only outfits planned for this occasion'),
    itemId: itemIdField.optional().describe('Only outfits with this item'),
    tag: tagField.optional().describe('A tag, without regard to case'),
    season: SeasonField.optional().describe('Only outfits for this season'),
    sort: z.enum(outfitSorts).default('newest').describe('What to sort by'),
    order: OrderField.optional().describe('Direction; each sort has its own default'),
    ...pageInput(outfitKey),
  }),
  output: pageOf(AnyOutfitView),
  refuses: [],
  needs: { reader: OutfitReader },
  async handle({ input: { userId, sort, order: asked, limit, cursor, ...filters }, actor }, { reader }) {
    const isPrivate = !publicOutfitSorts.includes(sort);
    if (isPrivate && userId !== undefined && userId !== actor.id)
      throw refused('sort', 'is only available for your own outfits');
    const order = outfitOrder(sort, asked);
    const given = typeof cursor === 'string' ? 'time' : cursor?.[0];
    if (given !== undefined && given !== (isPrivate ? outfitOrderName(order) : 'time'))
      throw refused('cursor', 'is not a cursor of this list');
    // With an occasion or an item, a private sort searches only your own outfits.
    const anyOwner = !isPrivate && (filters.occasionId ?? filters.itemId) !== undefined;
    const ownerId = userId ?? (anyOwner ? undefined : actor.id);
    return reader.list(actor.id, { ...filters, ownerId, order }, { limit, cursor });
  },
});

const refused = (name: string, detail: string) =>
  new InvalidFields({ errors: [{ pointer: `/${name}`, detail }] });
