import { z } from 'zod';
import { StaleVersion } from '../../../domain/wardrobe/errors.ts';
import { Guests, Occasions } from '../../../domain/wardrobe/occasion.ts';
import {
  EndsBeforeStart,
  GuestsMustBeFriends,
  OccasionNotFound,
  OccasionTooLong,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { setGuests } from '../asked-guests.ts';
import { versionField } from '../fields.ts';
import { occasionFields, occasionIdField } from '../outfit-fields.ts';
import { OccasionReader, OwnThings } from '../outfit-ports.ts';
import { OccasionView } from '../outfit-views.ts';

export const updateOccasion = command({
  name: 'wardrobe.update-occasion',
  summary: 'Change an occasion of yours',
  description:
    'Only what is named changes; `guestIds` are all guests from now on. One that moves takes its plans along; plans ' +
    'for days that it no longer has are dropped.',
  access: 'signed-in',
  input: z.strictObject({
    occasionId: occasionIdField,
    version: versionField.optional(),
    ...occasionFields,
    title: occasionFields.title.optional(),
    startsOn: occasionFields.startsOn.optional(),
  }),
  output: OccasionView,
  refuses: [OccasionNotFound, StaleVersion, EndsBeforeStart, OccasionTooLong, GuestsMustBeFriends],
  needs: {
    occasions: Occasions,
    guests: Guests,
    things: OwnThings,
    reader: OccasionReader,
    recorder: EventRecorder,
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
    if (guestIds) await setGuests(ports, occasion, await ports.guests.of(occasionId), guestIds, at);
    return occasionId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OccasionNotFound();
    return view;
  },
});
