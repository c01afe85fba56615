import type { Input, Wear } from '../../../client/index.ts';

type Item = Wear['items'][number];

/** What the form of a diary entry holds: texts as they are typed. */
export interface WearDraft {
  readonly on: string;
  readonly part: Wear['part'];
  readonly items: readonly Pick<Item, 'id' | 'name'>[];
  readonly tempC: string;
  readonly rain: boolean;
  readonly sky: string;
  readonly mood: string;
  readonly note: string;
  readonly photoId: string | null;
}

export const newWear = (on: string): WearDraft => ({
  ...{ on, part: 'whole', items: [], tempC: '', rain: false, sky: '', mood: '', note: '', photoId: null },
});

export const draftOfWear = (wear: Wear): WearDraft => ({
  on: wear.on,
  part: wear.part,
  items: wear.items,
  tempC: wear.weather?.tempC === undefined ? '' : `${wear.weather.tempC}`,
  rain: wear.weather?.rain === true,
  sky: wear.weather?.sky ?? '',
  mood: wear.mood ?? '',
  note: wear.note ?? '',
  photoId: wear.photo?.id ?? null,
});

/** The weather of the draft; null when nothing is said about it. */
export function weatherOf({ tempC, rain, sky }: Pick<WearDraft, 'tempC' | 'rain' | 'sky'>) {
  const degrees = tempC.trim() === '' ? Number.NaN : Number(tempC.replace(',', '.'));
  const said = {
    ...(!Number.isNaN(degrees) && { tempC: degrees }),
    ...(rain && { rain }),
    ...(sky.trim() !== '' && { sky: sky.trim() }),
  };
  return Object.keys(said).length > 0 ? said : null;
}

const orNull = (text: string) => text.trim() || null;

/** The draft as fields of a call. */
export const wearFieldsOf = (draft: WearDraft): Input<'wardrobe.log-wear'> => ({
  on: draft.on,
  part: draft.part,
  itemIds: draft.items.map(({ id }) => id),
  weather: weatherOf(draft),
  mood: orNull(draft.mood),
  note: orNull(draft.note),
  photoId: draft.photoId,
});
