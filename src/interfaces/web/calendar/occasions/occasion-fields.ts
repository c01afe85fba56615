import type { Input, Output } from '../../../client/index.ts';

export type WholeOccasion = Output<'wardrobe.get-occasion'>;
export type OwnOccasion = Extract<WholeOccasion, { readonly own: true }>;

/** What the form of an occasion holds: texts as they are typed. */
export interface OccasionDraft {
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly kind: string;
  readonly place: string;
  readonly dressCode: string;
  readonly notes: string;
  readonly visibility: OwnOccasion['visibility'];
  readonly guestIds: readonly string[];
}

export const newOccasion = (day: string): OccasionDraft => ({
  ...{ title: '', startsOn: day, endsOn: '', kind: '', place: '', dressCode: '', notes: '' },
  visibility: 'private',
  guestIds: [],
});

export const draftOfOccasion = (occasion: OwnOccasion): OccasionDraft => ({
  title: occasion.title,
  startsOn: occasion.startsOn,
  endsOn: occasion.endsOn,
  kind: occasion.kind ?? '',
  place: occasion.place ?? '',
  dressCode: occasion.dressCode ?? '',
  notes: occasion.notes ?? '',
  visibility: occasion.visibility,
  guestIds: occasion.guests.map(({ user }) => user.id),
});

const orNull = (text: string) => text.trim() || null;

/** The draft as fields of a call; an occasion without a last day ends on its first. */
export const occasionFieldsOf = (draft: OccasionDraft): Input<'wardrobe.create-occasion'> => ({
  title: draft.title.trim(),
  startsOn: draft.startsOn,
  endsOn: draft.endsOn || draft.startsOn,
  kind: orNull(draft.kind),
  place: orNull(draft.place),
  dressCode: orNull(draft.dressCode),
  notes: orNull(draft.notes),
  visibility: draft.visibility,
  guestIds: [...draft.guestIds],
});
