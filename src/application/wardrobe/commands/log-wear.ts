import { z } from 'zod';
import { DayInFuture } from '../../../domain/wardrobe/errors.ts';
import {
  ItemIsWished,
  OccasionNotFound,
  OutfitNotFound,
  PiecesNotYours,
  WearNotFound,
} from '../../../domain/wardrobe/outfit-errors.ts';
import { Wear, type WearId, Wears } from '../../../domain/wardrobe/wear.ts';
import { FileNotFound, FileUses, WrongKindOfFile } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { dayField } from '../fields.ts';
import { outfitIdField, wearFields, wornField } from '../outfit-fields.ts';
import { OwnThings, WearReader } from '../outfit-ports.ts';
import { PartField, WearView } from '../outfit-views.ts';
import { wearUse } from '../pictures.ts';
import { Calendar } from '../ports.ts';
import { requireOccasion, wornItems } from '../worn.ts';

export const logWear = command({
  name: 'wardrobe.log-wear',
  summary: 'Write down what you wore',
  description:
    'An outfit or items; both when you changed something about the outfit. A wear has its own list of items: an ' +
    'outfit that changes later changes no wear. `on` is a day in your time zone, today or before.',
  access: 'signed-in',
  input: z
    .strictObject({
      on: dayField,
      part: PartField.optional(),
      outfitId: outfitIdField.optional(),
      itemIds: wornField.optional(),
      ...wearFields,
    })
    .refine(({ outfitId, itemIds }) => outfitId !== undefined || itemIds !== undefined, {
      message: 'give outfitId or itemIds',
      path: ['itemIds'],
    }),
  output: WearView,
  refuses: [
    DayInFuture,
    PiecesNotYours,
    ItemIsWished,
    OutfitNotFound,
    OccasionNotFound,
    FileNotFound,
    WrongKindOfFile,
    WearNotFound,
  ],
  needs: {
    wears: Wears,
    things: OwnThings,
    uses: FileUses,
    calendar: Calendar,
    reader: WearReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { wears, things, uses, calendar, ids, clock }) {
    await requireOccasion(things, actor.id, input.occasionId);
    const itemIds = (await wornItems(things, actor.id, input)) ?? [];
    const today = await calendar.today(actor.id);
    const id = ids.next<WearId>();
    if (input.photoId) await uses.attach(wearUse({ id, ownerId: actor.id }), [input.photoId], 'image');
    await wears.add(Wear.log({ id, ownerId: actor.id, today, at: clock.now() }, { ...input, itemIds }));
    return id;
  },
  async answer(id, { actor }, { reader }) {
    const view = await reader.one(actor.id, id);
    if (!view) throw new WearNotFound();
    return view;
  },
});
