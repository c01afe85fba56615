import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { dayOut } from '../fields.ts';
import { OutfitItemView } from '../outfits/views.ts';

export const WashView = z
  .object({
    id: idOut.describe('Id of the wash'),
    on: dayOut.describe('The day of the wash; wears on that day count as before it'),
    items: z.array(OutfitItemView).describe('The items that were washed'),
    createdAt: timeOut.describe('When it was recorded'),
  })
  .meta({ id: 'Wash', description: 'Items that were washed together' });

export type WashView = z.input<typeof WashView>;
