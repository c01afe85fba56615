import type { UserId } from '../../../domain/kernel/id.ts';
import { maxGuests, type OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { idField, proseField } from '../../kernel/fields.ts';
import { VisibilityField } from '../../posts/views.ts';
import { dayField, listField, textLine } from '../fields.ts';

export const occasionIdField = idField<OccasionId>().describe('Id of the occasion');

export const occasionFields = {
  title: proseField(120).min(1).describe('At most 120 characters'),
  startsOn: dayField.describe('First day'),
  endsOn: dayField.optional().describe('Last day; the first day by default, at most 60 days in all'),
  kind: textLine(24).optional().describe('Such as `wedding`, at most 24 characters'),
  place: textLine(120).optional().describe('Where it is, at most 120 characters'),
  dressCode: textLine(120).optional().describe('In your own words; common terms are recognised'),
  notes: textLine(2000).optional().describe('Private notes, at most 2000 characters'),
  visibility: VisibilityField.optional().describe('Who may see it beside its guests; `private` by default'),
  guestIds: listField(idField<UserId>(), maxGuests)
    .optional()
    .describe('Friends, at most 100; current guests keep their answer'),
};
