import { z } from 'zod';
import { Occasions } from '../../../domain/wardrobe/occasion.ts';
import {
  DayOutsideOccasion,
  OccasionNotFound,
  OutfitNotFound,
  PlanIsFull,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { dayField } from '../fields.ts';
import { occasionIdField, outfitIdField } from '../outfit-fields.ts';
import { OccasionReader, OwnThings } from '../outfit-ports.ts';
import { OccasionView, PartField } from '../outfit-views.ts';

export const planOutfit = command({
  name: 'wardrobe.plan-outfit',
  summary: 'Plan an outfit of yours for an occasion of yours',
  description:
    'For the first day and the whole of it unless said. The first outfit for a time is the chosen one until another ' +
    'is `chosen`. An item that is double-booked, away or off the dress code is told in `clashes`.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    outfitId: outfitIdField,
    day: dayField.optional(),
    part: PartField.optional(),
    chosen: z.boolean().optional(),
  }),
  output: OccasionView,
  refuses: [OccasionNotFound, OutfitNotFound, DayOutsideOccasion, PlanIsFull],
  needs: { occasions: Occasions, things: OwnThings, reader: OccasionReader },
  async handle({ input: { occasionId, outfitId, ...when }, actor }, { occasions, things }) {
    const occasion = await occasions.find(actor.id, occasionId);
    if (!occasion) throw new OccasionNotFound();
    if (!(await things.piecesOf(actor.id, outfitId))) throw new OutfitNotFound();
    occasion.planOutfit(outfitId, when);
    occasions.reindex(occasion);
    return occasionId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OccasionNotFound();
    return view;
  },
});
