import { z } from 'zod';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { FileView } from '../../media/views.ts';
import { dayOut, PartField } from '../fields.ts';
import { OutfitItemView } from '../outfits/views.ts';

export const WeatherView = z
  .object({
    tempC: z.number().optional().describe('Degrees Celsius'),
    rain: z.boolean().optional().describe('Whether it rained'),
    sky: z.string().optional().describe('In the owner’s words'),
  })
  .meta({ id: 'Weather', description: 'The weather of a day' });

export const WearView = z
  .object({
    id: idOut.describe('Id of the wear'),
    on: dayOut.describe('The day'),
    part: PartField.describe('Part of the day'),
    items: z.array(OutfitItemView).describe('What you wore'),
    outfitId: idOut.nullable().describe('The outfit that you wore; null if none, or if it was deleted'),
    occasionId: idOut.nullable().describe('The occasion; null if none, or if it was deleted'),
    weather: WeatherView.nullable().describe('The weather of that day'),
    mood: z.string().nullable().describe('How you felt'),
    note: z.string().nullable().describe('What you noted'),
    photo: FileView.nullable().describe('A photo of it'),
    createdAt: timeOut.describe('When it was logged'),
    editedAt: timeOut.nullable().describe('When it was last amended'),
    version: z.int().describe('Grows with each change; send it with an edit'),
  })
  .meta({ id: 'Wear', description: 'An entry of your diary' });

export type WearView = z.input<typeof WearView>;
