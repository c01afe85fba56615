import { z } from 'zod';
import {
  EndsBeforeStart,
  GuestsMustBeFriends,
  OccasionNotFound,
  OccasionTooLong,
} from '../../../../domain/wardrobe/occasions/errors.ts';
import { Guests } from '../../../../domain/wardrobe/occasions/invitation.ts';
import { Occasion, type OccasionId, Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { occasionFields } from '../fields.ts';
import { Invitations, OccasionReader } from '../ports.ts';
import { readOwnOccasion } from '../read-occasion.ts';
import { setGuests } from '../set-guests.ts';
import { WholeOwnOccasionView } from '../views.ts';

export const createOccasion = command({
  name: 'wardrobe.create-occasion',
  summary: 'Create an occasion to dress for',
  description:
    'Only friends can be guests. Guests see the occasion whatever its visibility, but not your notes.',
  access: 'signed-in',
  input: z.strictObject(occasionFields),
  output: WholeOwnOccasionView,
  refuses: [EndsBeforeStart, OccasionTooLong, GuestsMustBeFriends, OccasionNotFound],
  needs: {
    occasions: Occasions,
    guests: Guests,
    invitations: Invitations,
    reader: OccasionReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { guestIds = [], ...details }, actor }, { occasions, ids, clock, ...ports }) {
    const at = clock.now();
    const occasion = Occasion.create({ id: ids.next<OccasionId>(), ownerId: actor.id, at }, details);
    await setGuests(ports, occasion, guestIds, [], at);
    occasions.add(occasion);
    return occasion.id;
  },
  answer: readOwnOccasion,
});
