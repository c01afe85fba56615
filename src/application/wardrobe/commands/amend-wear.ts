import { z } from 'zod';
import { DayInFuture, StaleVersion } from '../../../domain/wardrobe/errors.ts';
import {
  ItemIsWished,
  OccasionNotFound,
  OutfitNotFound,
  PiecesNotYours,
  WearNotFound,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { Wears } from '../../../domain/wardrobe/wear.ts';
import { FileNotFound, FileUses, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { dayField, versionField } from '../fields.ts';
import { outfitIdField, wearFields, wearIdField, wornField } from '../outfit-fields.ts';
import { OwnThings, WearReader } from '../outfit-ports.ts';
import { PartField, WearView } from '../outfit-views.ts';
import { wearUse } from '../pictures.ts';
import { Calendar } from '../ports.ts';
import { requireOccasion, wornItems } from '../worn.ts';

export const amendWear = command({
  name: 'wardrobe.amend-wear',
  summary: 'Correct your diary',
  description:
    'Only what is named changes; null takes away. Another outfit without `itemIds` brings its items. However old it ' +
    'is, every figure counts as if it had been written like this at first.',
  access: 'signed-in',
  input: z.strictObject({
    wearId: wearIdField,
    version: versionField.optional(),
    on: dayField.optional(),
    part: PartField.optional(),
    outfitId: outfitIdField.nullable().optional(),
    itemIds: wornField.optional(),
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
    things: OwnThings,
    uses: FileUses,
    calendar: Calendar,
    reader: WearReader,
    clock: Clock,
  },
  async handle({ input: { wearId, version, ...changes }, actor }, { wears, things, uses, calendar, clock }) {
    const wear = await wears.find(actor.id, wearId, version);
    if (!wear) throw new WearNotFound();
    await requireOccasion(things, actor.id, changes.occasionId);
    const itemIds = await wornItems(things, actor.id, changes);
    if (changes.photoId !== undefined) {
      uses.detach([wearId]);
      await uses.attach(wearUse(wear), changes.photoId === null ? [] : [changes.photoId], 'image');
    }
    wear.amend({ ...changes, itemIds }, await calendar.today(actor.id), clock.now());
    if (itemIds || changes.on) await wears.recount(wear);
    return wearId;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new WearNotFound();
    return view;
  },
});
