import type { Actor } from '../../../application/kernel/operation.ts';
import type { Upload } from '../../../application/kernel/upload.ts';
import type { Images } from '../images.ts';
import type { Call } from '../pay.ts';
import type { Plan } from '../plan.ts';
import { type Step, type StoryClock, storyDays, storyMinutes } from '../story.ts';
import type { Garment } from './garments.ts';
import { positionOf } from './layout.ts';
import type { SeededCollection, SeededOccasion } from './occasions.ts';
import type { SeededWear } from './outfits.ts';

const importBatch = 500;
/** So many of the newest posts have photos, for each person with pictures. */
const photosEach = 4;
const day = 24 * 60;
/** Minutes before the end. */
const plannedAgo = 3 * day;

interface Keepers {
  readonly call: Call;
  readonly actor: (person: number) => Actor;
  readonly images: Images;
  readonly pictured: number;
  readonly clock: StoryClock;
}

/** Fills wardrobes, with outfits, diaries, plans and collections. */
export class Wardrobes {
  readonly #plan: Plan;
  readonly #keepers: Keepers;
  readonly #itemIds: string[] = [];
  readonly #outfitIds: string[] = [];
  readonly #wearIds = new Map<number, string>();
  readonly #pictures = new Map<number, Promise<string>>();
  readonly #photos = new Map<string, Promise<string>>();

  constructor(plan: Plan, keepers: Keepers) {
    this.#plan = plan;
    this.#keepers = keepers;
  }

  garment(place: number): Garment {
    const { garments, wardrobe } = this.#plan;
    return garments[place]?.garment ?? wardrobe[place - garments.length]!;
  }

  idOf({ kind, place }: { readonly kind: 'item' | 'outfit' | 'wear'; readonly place: number }): string {
    if (kind === 'wear') return this.#wearIds.get(place)!;
    return (kind === 'item' ? this.#itemIds : this.#outfitIds)[place]!;
  }

  /** The photo of a post or a wear, of those who have pictures. */
  photo(of: 'post' | 'wear', place: number): Promise<string> | undefined {
    return this.#photos.get(`${of} ${place}`);
  }

  /** Draws and uploads all pictures, while other steps go on: they wait for the pictures that they need. */
  startPictures(): void {
    const { garments, outfits, wears, posts } = this.#plan;
    const { images, pictured } = this.#keepers;
    // A failure is thrown where the picture is needed.
    const started = (picture: Promise<string>) => {
      void picture.catch(() => {});
      return picture;
    };
    for (const [place, { owner, garment }] of garments.entries())
      if (owner < pictured)
        this.#pictures.set(place, started(images.ofGarment(garment, this.#uploadAs(owner))));
    const photos = [
      ...wears.flatMap(({ photo, outfit }, i) =>
        photo && outfits[outfit]!.owner < pictured ? [{ key: `wear ${i}`, outfit }] : [],
      ),
      ...posts
        .flatMap(({ pictures: outfit, ago }, i) =>
          outfit === undefined ? [] : [{ key: `post ${i}`, outfit, ago }],
        )
        .sort((a, b) => a.ago - b.ago)
        .slice(0, photosEach * pictured),
    ];
    photos.forEach(({ key, outfit }, number) => {
      const worn = outfits[outfit]!.garments.map((place) => this.garment(place));
      const upload = this.#uploadAs(outfits[outfit]!.owner);
      this.#photos.set(key, started(images.ofOutfit(worn, number, upload)));
    });
  }

  steps(): Step[] {
    const { garments, outfits, wears, occasions, collections } = this.#plan;
    const early = (run: Step['run']): Step => ({ ago: storyMinutes, run });
    const owners = [...Map.groupBy(garments.keys(), (i) => garments[i]!.owner)];
    return [
      ...owners.map(([owner, places]) => early(() => this.#fill(owner, places))),
      early(() => this.#importRest()),
      ...outfits.map((_, i) => early(() => this.#combine(i))),
      ...wears.map((wear, i): Step => {
        const ago = wear.daysAgo >= storyDays ? storyMinutes : wear.daysAgo * day;
        return { ago, run: () => this.#wear(wear, i) };
      }),
      ...collections.map((collection) => early(() => this.#collect(collection))),
      ...laundrySteps(this.#plan, this.#keepers, this.#itemIds),
      ...occasions.map((occasion): Step => ({ ago: plannedAgo, run: () => this.#arrange(occasion) })),
    ];
  }

  async #fill(owner: number, places: readonly number[]): Promise<void> {
    const { call, actor } = this.#keepers;
    for (const place of places) {
      const imageId = await this.#pictures.get(place);
      const item = { ...this.garment(place), imageIds: imageId === undefined ? [] : [imageId] };
      this.#itemIds[place] = (await call('wardrobe.add-item', item, actor(owner))).id;
    }
  }

  async #importRest(): Promise<void> {
    const { wardrobe } = this.#plan;
    for (let from = 0; from < wardrobe.length; from += importBatch) {
      const batch = wardrobe.slice(from, from + importBatch);
      const items = batch.map((garment, i) => ({ ...garment, importKey: `seed-${from + i}` }));
      const { rows } = await this.#keepers.call('wardrobe.import-items', { items }, this.#keepers.actor(0));
      for (const { itemId } of rows) this.#itemIds.push(itemId!);
    }
  }

  async #combine(place: number): Promise<void> {
    const { owner, garments, season, ...details } = this.#plan.outfits[place]!;
    const pieces = garments.map((garment) => ({
      itemId: this.#itemIds[garment]!,
      ...positionOf(this.garment(garment).category),
    }));
    const input = { ...details, pieces, seasons: [season] };
    const { call, actor } = this.#keepers;
    this.#outfitIds[place] = (await call('wardrobe.create-outfit', input, actor(owner))).id;
  }

  async #wear({ outfit, daysAgo, tempC, mood }: SeededWear, place: number): Promise<void> {
    const { call, actor, clock } = this.#keepers;
    const { owner } = this.#plan.outfits[outfit]!;
    const photoId = await this.photo('wear', place);
    const on = clock.dayBefore(daysAgo);
    const input = { on, mood, outfitId: this.#outfitIds[outfit]!, weather: { tempC }, photoId };
    this.#wearIds.set(place, (await call('wardrobe.log-wear', input, actor(owner))).id);
  }

  async #arrange({ owner, outfits, inDays, days, guests, ...details }: SeededOccasion): Promise<void> {
    const { call, actor, clock } = this.#keepers;
    const input = {
      ...details,
      startsOn: clock.dayBefore(-inDays),
      endsOn: clock.dayBefore(-inDays - days + 1),
      guestIds: guests.map((guest) => actor(guest).id),
    };
    const { id: occasionId } = await call('wardrobe.create-occasion', input, actor(owner));
    for (const outfit of outfits)
      await call('wardrobe.plan-outfit', { occasionId, outfitId: this.#outfitIds[outfit]! }, actor(owner));
  }

  async #collect({ owner, kind, title, notes, holds, packed }: SeededCollection): Promise<void> {
    const { garments, outfits } = this.#plan;
    const isLookbook = kind === 'lookbook';
    const places = (isLookbook ? outfits : garments).flatMap((one, place) =>
      one.owner === owner && !('garment' in one && one.garment.ownership === 'wished') ? [place] : [],
    );
    const entries = places.slice(0, holds).map((place, i) => ({
      kind: isLookbook ? ('outfit' as const) : ('item' as const),
      refId: (isLookbook ? this.#outfitIds : this.#itemIds)[place]!,
      packed: i < packed,
    }));
    const { call, actor } = this.#keepers;
    await call('wardrobe.create-collection', { kind, title, notes, entries }, actor(owner));
  }

  #uploadAs(owner: number) {
    const { call, actor } = this.#keepers;
    return (file: Upload) => call('media.upload-file', { file }, actor(owner));
  }
}

/** Those who keep a diary day by day wash what they own, the last time a day ago. */
function laundrySteps({ garments }: Plan, { call, actor }: Keepers, itemIds: readonly string[]): Step[] {
  const owned = garments.flatMap(({ owner, garment }, place) =>
    owner < 2 && garment.ownership === 'owned' ? [{ owner, place }] : [],
  );
  return [...Map.groupBy(owned, ({ owner }) => owner)].map(([owner, places]) => ({
    ago: day,
    run: () =>
      call('wardrobe.wash-items', { itemIds: places.map(({ place }) => itemIds[place]!) }, actor(owner)),
  }));
}
