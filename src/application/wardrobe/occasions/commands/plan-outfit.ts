import { z } from 'zod';
import {
  DayOutsideOccasion,
  OccasionNotFound,
  PlanIsFull,
} from '../../../../domain/wardrobe/occasions/errors.ts';
import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { OutfitNotFound } from '../../../../domain/wardrobe/outfits/errors.ts';
import { command } from '../../../kernel/operation.ts';
import { dayField, PartField } from '../../fields.ts';
import { outfitIdField } from '../../outfits/fields.ts';
import { OwnershipCheck } from '../../outfits/ports.ts';
import { occasionIdField } from '../fields.ts';
import { OccasionReader } from '../ports.ts';
import { readOwnOccasion } from '../read-occasion.ts';
import { WholeOwnOccasionView } from '../views.ts';

export const planOutfit = command({
  name: 'wardrobe.plan-outfit',
  summary: 'Plan one of your outfits for one of your occasions',
  description:
    'By default for the whole first day. The first outfit for a time is chosen until another is. `clashes` names items ' +
    'that are double-booked, away or off the dress code.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    outfitId: outfitIdField,
    day: dayField.optional().describe('A day of the occasion; the first by default'),
    part: PartField.optional().describe('Part of that day; `whole` by default'),
    chosen: z.boolean().optional().describe('Whether it is the outfit to wear then'),
  }),
  output: WholeOwnOccasionView,
  refuses: [OccasionNotFound, OutfitNotFound, DayOutsideOccasion, PlanIsFull],
  needs: { occasions: Occasions, ownership: OwnershipCheck, reader: OccasionReader },
  async handle({ input: { occasionId, outfitId, ...when }, actor }, { occasions, ownership }) {
    const occasion = await occasions.find(actor.id, occasionId);
    if (!occasion) throw new OccasionNotFound();
    if (!(await ownership.outfitItems(actor.id, outfitId))) throw new OutfitNotFound();
    occasion.planOutfit(outfitId, when);
    occasions.reindex(occasion);
    return occasionId;
  },
  answer: readOwnOccasion,
});
