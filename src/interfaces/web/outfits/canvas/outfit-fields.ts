import type { Input, OwnOutfit } from '../../../client/index.ts';

/** What the form of an outfit holds, beside its pieces. */
export interface OutfitDraft {
  readonly name: string;
  readonly tags: string;
  readonly notes: string;
  readonly seasons: readonly OwnOutfit['seasons'][number][];
  /** A number as text; empty for none. */
  readonly formality: string;
  readonly visibility: OwnOutfit['visibility'];
}

export const newOutfit: OutfitDraft = {
  name: '',
  tags: '',
  notes: '',
  seasons: [],
  formality: '',
  visibility: 'private',
};

export const draftOfOutfit = (outfit: OwnOutfit): OutfitDraft => ({
  name: outfit.name ?? '',
  tags: outfit.tags.join(', '),
  notes: outfit.notes ?? '',
  seasons: outfit.seasons,
  formality: outfit.formality === null ? '' : `${outfit.formality}`,
  visibility: outfit.visibility,
});

const orNull = (text: string) => text.trim() || null;

export const outfitFieldsOf = (draft: OutfitDraft): Omit<Input<'wardrobe.create-outfit'>, 'pieces'> => ({
  name: orNull(draft.name),
  notes: orNull(draft.notes),
  tags: [
    ...new Set(
      draft.tags
        .split(',')
        .map((tag) => tag.trim().toLowerCase())
        .filter(Boolean),
    ),
  ],
  seasons: [...draft.seasons],
  formality: draft.formality === '' ? null : Number(draft.formality),
  visibility: draft.visibility,
});
