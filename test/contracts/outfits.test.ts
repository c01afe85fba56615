import { describe } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import type { Day } from '../../src/domain/wardrobe/calendar.ts';
import { Wear } from '../../src/domain/wardrobe/diary/wear.ts';
import { Occasion } from '../../src/domain/wardrobe/occasions/occasion.ts';
import { Outfit, type OutfitId } from '../../src/domain/wardrobe/outfits/outfit.ts';
import type { OwnedItems } from '../../src/domain/wardrobe/outfits/owned-items.ts';
import { WearSchema } from '../../src/infrastructure/wardrobe/diary/wear.schema.ts';
import { OccasionSchema } from '../../src/infrastructure/wardrobe/occasions/occasion.schema.ts';
import { OutfitSchema } from '../../src/infrastructure/wardrobe/outfits/outfit.schema.ts';
import { openKernel } from '../kit/kernel.ts';
import { databases } from '../kit/world.ts';
import { type AggregateCase, aggregateContract } from './aggregate.contract.ts';

const ann = '01990000-0000-7000-8000-00000000000a' as UserId;
const prose = `“Grüße” 👗🧵 \\ ' " \n ﷽`;
const at = 1_700_000_000_001;
/** Every item belongs to the owner. */
const anyItem: OwnedItems = Object.assign(new Map(), { has: () => true });
const day = (text: string) => text as Day;

const outfit: AggregateCase<Outfit> = {
  name: 'Outfit',
  schema: OutfitSchema,
  fixed: ['id', 'ownerId', 'parentId', 'parentOwnerId', 'createdAt'],
  make: ({ ids }) =>
    Outfit.clone(
      { id: ids.next(), ownerId: ann, at },
      { id: ids.next(), ownerId: ids.next() },
      {
        name: prose,
        pieces: [{ itemId: ids.next(), x: 0.1, y: 0.9, scale: 1.5, rotation: -45, z: 3 }],
        tags: [prose, 'work'],
        seasons: ['winter', 'spring'],
        formality: 3,
        notes: prose,
        favourite: true,
        visibility: 'followers',
      },
      anyItem,
    ),
  changes: [
    (outfit, { ids }) =>
      outfit.edit(
        {
          name: null,
          pieces: [{ itemId: ids.next(), x: 0, y: 1, scale: 0.01, rotation: 0, z: -1 }],
          tags: [],
          seasons: [],
          formality: null,
          notes: null,
          favourite: false,
          visibility: 'private',
        },
        anyItem,
        1_800_000_000_002,
      ),
    (outfit) => outfit.edit({ formality: 0, tags: ['one'] }, anyItem, 1_800_000_000_003),
    (outfit, { ids }) => outfit.hide({ decisionId: ids.next(), reason: 'spam', at }),
    (outfit) => outfit.unhide(),
  ],
};

const occasion: AggregateCase<Occasion> = {
  name: 'Occasion',
  schema: OccasionSchema,
  fixed: ['id', 'ownerId', 'createdAt'],
  make: ({ ids }) =>
    Occasion.create(
      { id: ids.next(), ownerId: ann, at },
      {
        title: prose,
        startsOn: day('2026-02-27'),
        endsOn: day('2026-03-01'),
        kind: 'wedding',
        place: prose,
        dressCode: 'black tie',
        notes: prose,
        visibility: 'friends',
      },
    ),
  changes: [
    (occasion, { ids }) =>
      occasion.planOutfit(ids.next<OutfitId>(), { day: day('2026-02-28'), part: 'evening' }),
    (occasion) =>
      occasion.edit(
        {
          title: 'moved',
          startsOn: day('2026-05-01'),
          kind: null,
          place: null,
          dressCode: null,
          notes: null,
          visibility: 'public',
        },
        1_800_000_000_002,
      ),
  ],
};

const wear: AggregateCase<Wear> = {
  name: 'Wear',
  schema: WearSchema,
  fixed: ['id', 'ownerId', 'createdAt'],
  make: ({ ids }) =>
    Wear.log(
      { id: ids.next(), ownerId: ann, today: day('2026-02-28'), at },
      {
        on: day('2024-02-29'),
        part: 'night',
        itemIds: [ids.next(), ids.next()],
        outfitId: ids.next(),
        occasionId: ids.next(),
        weather: { tempC: -3.5, rain: true, sky: prose },
        mood: prose,
        note: prose,
        photoId: ids.next(),
      },
      anyItem,
    ),
  changes: [
    (wear, { ids }) =>
      wear.amend(
        {
          on: day('2026-01-01'),
          part: 'whole',
          itemIds: [ids.next()],
          outfitId: null,
          occasionId: null,
          weather: null,
          mood: null,
          note: null,
          photoId: null,
        },
        anyItem,
        day('2026-02-28'),
        1_800_000_000_002,
      ),
    (wear) => wear.amend({ weather: { rain: false } }, anyItem, day('2026-02-28'), 1_800_000_000_003),
  ],
};

describe.each(databases)('on %s', (kind) => {
  aggregateContract(() => openKernel(kind), outfit);
  aggregateContract(() => openKernel(kind), occasion);
  aggregateContract(() => openKernel(kind), wear);
});
