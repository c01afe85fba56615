import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Guests } from '../../../domain/wardrobe/occasion.ts';
import { NotAGuest, OccasionNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { GuestAnswered } from '../../../domain/wardrobe/published.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { occasionIdField } from '../outfit-fields.ts';
import { OccasionReader } from '../outfit-ports.ts';
import { OccasionView } from '../outfit-views.ts';

export const answerOccasion = command({
  name: 'wardrobe.answer-occasion',
  summary: 'Say whether you come to an occasion that you are asked to',
  access: 'signed-in',
  input: z.strictObject({ occasionId: occasionIdField, status: z.enum(['going', 'declined']) }),
  output: OccasionView,
  refuses: [OccasionNotFound, NotAGuest],
  needs: { guests: Guests, reader: OccasionReader, recorder: EventRecorder, clock: Clock },
  async handle({ input: { occasionId, status }, actor }, { guests, reader, recorder, clock }) {
    const occasion = await reader.one(actor.id, occasionId);
    if (!occasion) throw new OccasionNotFound();
    if (occasion.myStatus === status) return occasionId;
    if (!(await guests.answer(occasionId, actor.id, status, clock.now()))) throw new NotAGuest();
    const ownerId = occasion.owner.id as UserId;
    recorder.record(GuestAnswered({ occasionId, ownerId, guestId: actor.id, status }));
    return occasionId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OccasionNotFound();
    return view;
  },
});
