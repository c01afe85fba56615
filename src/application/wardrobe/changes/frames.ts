import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';

const Changed = z
  .object({
    id: idOut.describe('Id of what was added, changed or removed'),
    version: z.int().nullable().describe('Its version now; null if it was removed'),
  })
  .meta({ id: 'Changed', description: 'Something of your own that another device should read again' });

/** By the kind of thing; each goes to its owner alone. */
export const changeFrames = {
  item: frameType('item.changed', 'One of your items was added, changed or removed', Changed),
  outfit: frameType('outfit.changed', 'One of your outfits was added, changed or removed', Changed),
  wear: frameType('wear.changed', 'An entry of your diary was added, changed or removed', Changed),
  occasion: frameType('occasion.changed', 'One of your occasions or its guests changed', Changed),
} as const;

export type ChangedKind = keyof typeof changeFrames;
