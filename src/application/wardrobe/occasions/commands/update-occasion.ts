import { z } from 'zod';
import { StaleVersion } from '../../../../domain/wardrobe/errors.ts';
import {
  EndsBeforeStart,
  GuestsMustBeFriends,
  OccasionNotFound,
  OccasionTooLong,
} from '../../../../domain/wardrobe/occasions/errors.ts';
import { Guests } from '../../../../domain/wardrobe/occasions/invitation.ts';
import { Occasions } from '../../../../domain/wardrobe/occasions/occasion.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { versionField } from '../../fields.ts';
import { occasionFields, occasionIdField } from '../fields.ts';
import { Invitations, OccasionReader } from '../ports.ts';
import { readOwnOccasion } from '../read-occasion.ts';
import { setGuests } from '../set-guests.ts';
import { WholeOwnOccasionView } from '../views.ts';

export const updateOccasion = command({
  name: 'wardrobe.update-occasion',
  summary: 'Change one of your occasions',
  description:
    'Fields left out stay as they are; `guestIds` replaces all guests. Plans move with the occasion; plans for days ' +
    'outside it are dropped.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    version: versionField.optional(),
    ...occasionFields,
    title: occasionFields.title.optional().describe('At most 120 characters'),
    startsOn: occasionFields.startsOn.optional().describe('First day; plans move with it'),
  }),
  output: WholeOwnOccasionView,
  refuses: [OccasionNotFound, StaleVersion, EndsBeforeStart, OccasionTooLong, GuestsMustBeFriends],
  needs: {
    occasions: Occasions,
    guests: Guests,
    invitations: Invitations,
    reader: OccasionReader,
    clock: Clock,
  },
  async handle(
    { input: { occasionId, version, guestIds, ...changes }, actor },
    { occasions, clock, ...ports },
  ) {
    const occasion = await occasions.find(actor.id, occasionId, version);
    if (!occasion) throw new OccasionNotFound();
    const at = clock.now();
    occasion.edit(changes, at);
    occasions.reindex(occasion);
    if (guestIds) await setGuests(ports, occasion, guestIds, await ports.guests.of(occasionId), at);
    return occasionId;
  },
  answer: readOwnOccasion,
});
