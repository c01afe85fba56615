import type { Input, OwnItem } from '../../client/index.ts';
import { fromDecimal, toDecimal } from '../ui/money.ts';

/** What the form of an item holds: texts as they are typed. */
export interface ItemDraft {
  readonly name: string;
  readonly category: OwnItem['category'];
  readonly brand: string;
  readonly size: string;
  readonly tags: string;
  readonly notes: string;
  readonly price: string;
  readonly currency: string;
  readonly boughtOn: string;
  readonly seasons: readonly OwnItem['seasons'][number][];
  readonly colours: readonly Pick<OwnItem['colours'][number], 'hex' | 'name' | 'share'>[];
  readonly favourite: boolean;
  readonly waterproof: boolean;
  readonly wished: boolean;
  readonly visibility: OwnItem['visibility'];
  readonly imageIds: readonly string[];
}

export const newDraft = (name: string): ItemDraft => ({
  ...{
    name,
    category: 'top',
    brand: '',
    size: '',
    tags: '',
    notes: '',
    price: '',
    currency: 'EUR',
    boughtOn: '',
  },
  ...{
    seasons: [],
    colours: [],
    favourite: false,
    waterproof: false,
    wished: false,
    visibility: 'private',
    imageIds: [],
  },
});

export const draftOf = (item: OwnItem): ItemDraft => ({
  name: item.name,
  category: item.category,
  brand: item.brand ?? '',
  size: item.size ?? '',
  tags: item.tags.join(', '),
  notes: item.notes ?? '',
  price: item.price ? toDecimal(item.price) : '',
  currency: item.price?.currency ?? 'EUR',
  boughtOn: item.boughtOn ?? '',
  seasons: item.seasons,
  colours: item.colours,
  favourite: item.favourite,
  waterproof: item.waterproof,
  wished: item.ownership === 'wished',
  visibility: item.visibility,
  imageIds: item.images.map(({ id }) => id),
});

/** Whether the price can be understood; an empty one says that there is none. */
export const isPrice = ({ price, currency }: Pick<ItemDraft, 'price' | 'currency'>): boolean =>
  price.trim() === '' || fromDecimal(price, currency) !== undefined;

/** The draft as fields of a call. What a gone item is cannot be wished for. */
export function toFields(draft: ItemDraft, isGone = false): Input<'wardrobe.add-item'> {
  const { price, currency, boughtOn, brand, size, notes, tags, wished, colours, ...rest } = draft;
  const orNone = (text: string) => text.trim() || null;
  return {
    ...rest,
    seasons: [...rest.seasons],
    imageIds: [...rest.imageIds],
    tags: tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    price: fromDecimal(price, currency) ?? null,
    brand: orNone(brand),
    size: orNone(size),
    notes: orNone(notes),
    boughtOn: orNone(boughtOn),
    ...(colours.length > 0 && { colours: colours.map(({ hex, name, share }) => ({ hex, name, share })) }),
    ...(!isGone && { ownership: wished ? 'wished' : 'owned' }),
  };
}
