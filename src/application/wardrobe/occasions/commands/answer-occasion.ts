import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { NotAGuest, OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { Guests, Invitation } from '../../../../domain/wardrobe/occasions/invitation.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { occasionIdField } from '../fields.ts';
import { OccasionReader } from '../ports.ts';
import { readOccasion } from '../read-occasion.ts';
import { AnyWholeOccasionView } from '../views.ts';

export const answerOccasion = command({
  name: 'wardrobe.answer-occasion',
  summary: 'Accept or decline an invitation to an occasion',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    status: z.enum(['going', 'declined']).describe('Your answer'),
  }),
  output: AnyWholeOccasionView,
  refuses: [OccasionNotFound, NotAGuest],
  needs: { guests: Guests, reader: OccasionReader, clock: Clock },
  async handle({ input: { occasionId, status }, actor }, { guests, reader, clock }) {
    const { owner, myStatus } = await readOccasion(occasionId, { actor }, { reader });
    const invitation = new Invitation(occasionId, owner.id as UserId, actor.id, myStatus);
    if (invitation.answer(status)) await guests.save(invitation, clock.now());
    return occasionId;
  },
  answer: readOccasion,
});
