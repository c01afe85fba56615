import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { FileView } from '../../media/views.ts';
import { dayOut, PartField } from '../fields.ts';
import { OutfitItemView } from '../outfits/views.ts';

export const WeatherView = z
  .object({ tempC: z.number().optional(), rain: z.boolean().optional(), sky: z.string().optional() })
  .meta({ id: 'Weather', description: '`tempC` in degrees Celsius' });

export const WearView = z
  .object({
    id: idOut,
    on: dayOut,
    part: PartField,
    items: z.array(OutfitItemView),
    outfitId: idOut.nullable(),
    occasionId: idOut.nullable(),
    weather: WeatherView.nullable(),
    mood: z.string().nullable(),
    note: z.string().nullable(),
    photo: FileView.nullable(),
    createdAt: timeOut,
    editedAt: timeOut.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Wear' });

export type WearView = z.input<typeof WearView>;
