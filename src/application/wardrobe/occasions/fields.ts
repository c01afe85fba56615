import type { UserId } from '../../../domain/kernel/id.ts';
import { maxGuests, type OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayField, listField, textLine } from '../fields.ts';

export const occasionIdField = idField<OccasionId>();

export const occasionFields = {
  title: proseField(120).min(1),
  startsOn: dayField,
  endsOn: dayField.optional(),
  kind: textLine(24).optional(),
  place: textLine(120).optional(),
  dressCode: textLine(120).optional(),
  notes: textLine(2000).optional(),
  visibility: VisibilityField.optional(),
  guestIds: listField(idField<UserId>(), maxGuests)
    .optional()
    .meta({ description: 'Friends; current guests keep their answer.' }),
};
