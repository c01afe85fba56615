import { z } from 'zod';
import { Guests, Occasion, type OccasionId, Occasions } from '../../../domain/wardrobe/occasion.ts';
import {
  EndsBeforeStart,
  GuestsMustBeFriends,
  OccasionNotFound,
  OccasionTooLong,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder, Ids } from '../../kernel/ports.ts';
import { setGuests } from '../asked-guests.ts';
import { occasionFields } from '../outfit-fields.ts';
import { OccasionReader, OwnThings } from '../outfit-ports.ts';
import { OccasionView } from '../outfit-views.ts';

export const createOccasion = command({
  name: 'wardrobe.create-occasion',
  summary: 'Something to dress for',
  description: 'Guests are friends; they see it whatever its visibility, without your notes.',
  access: 'signed-in',
  input: z.strictObject(occasionFields),
  output: OccasionView,
  refuses: [EndsBeforeStart, OccasionTooLong, GuestsMustBeFriends, OccasionNotFound],
  needs: {
    occasions: Occasions,
    guests: Guests,
    things: OwnThings,
    reader: OccasionReader,
    recorder: EventRecorder,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input: { guestIds = [], ...details }, actor }, { occasions, ids, clock, ...ports }) {
    const at = clock.now();
    const occasion = Occasion.create({ id: ids.next<OccasionId>(), ownerId: actor.id, at }, details);
    await setGuests(ports, occasion, [], guestIds, at);
    occasions.add(occasion);
    return occasion.id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new OccasionNotFound();
    return view;
  },
});
