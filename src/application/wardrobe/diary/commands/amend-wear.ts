import { z } from 'zod';
import { ItemIsWished, WearNotFound } from '../../../../domain/wardrobe/diary/errors.ts';
import { Wears } from '../../../../domain/wardrobe/diary/wear.ts';
import { DayInFuture, StaleVersion } from '../../../../domain/wardrobe/errors.ts';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { OutfitNotFound, PiecesNotYours } from '../../../../domain/wardrobe/outfits/errors.ts';
import { FileAttachments, FileNotFound, WrongKindOfFile } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { wearAttachment } from '../../attachments.ts';
import { dayField, PartField, versionField } from '../../fields.ts';
import { Invitations } from '../../occasions/ports.ts';
import { outfitIdField } from '../../outfits/fields.ts';
import { OwnershipCheck } from '../../outfits/ports.ts';
import { Calendar } from '../../ports.ts';
import { wearFields, wearIdField, wornField } from '../fields.ts';
import { WearReader } from '../ports.ts';
import { readWear } from '../read-wear.ts';
import { WearView } from '../views.ts';
import { loadWornItems } from '../worn-items.ts';

export const amendWear = command({
  name: 'wardrobe.amend-wear',
  summary: 'Change an entry of your diary',
  description:
    'Fields left out stay as they are; null clears a field. A new outfit without `itemIds` brings its items. All ' +
    'statistics follow, however old the entry is.',
  access: 'signed-in',
  input: z.strictObject({
    wearId: wearIdField,
    version: versionField.optional(),
    on: dayField.optional().describe('The day, not in the future in your time zone'),
    part: PartField.optional().describe('Part of the day; `whole` by default'),
    outfitId: outfitIdField.nullable().optional().describe('The outfit that you wore'),
    itemIds: wornField.optional().describe('The items that you wore; those of the outfit by default'),
    ...wearFields,
  }),
  output: WearView,
  refuses: [
    WearNotFound,
    StaleVersion,
    DayInFuture,
    PiecesNotYours,
    ItemIsWished,
    OutfitNotFound,
    OccasionNotFound,
    FileNotFound,
    WrongKindOfFile,
  ],
  needs: {
    wears: Wears,
    ownership: OwnershipCheck,
    invitations: Invitations,
    uses: FileAttachments,
    calendar: Calendar,
    reader: WearReader,
    clock: Clock,
  },
  async handle(
    { input: { wearId, version, ...changes }, actor },
    { wears, uses, calendar, clock, ...ports },
  ) {
    const wear = await wears.find(actor.id, wearId, version);
    if (!wear) throw new WearNotFound();
    const { itemIds, owned } = await loadWornItems(ports, actor.id, changes);
    wear.amend({ ...changes, itemIds }, owned, await calendar.today(actor.id), clock.now());
    if (changes.photoId !== undefined) {
      uses.detach([wearId]);
      await uses.attach(wearAttachment(wear), changes.photoId === null ? [] : [changes.photoId], 'image');
    }
    if (itemIds || changes.on) await wears.recount(wear);
    return wearId;
  },
  answer: readWear,
});
