import { z } from 'zod';
import { ItemIsWished, WearNotFound } from '../../../../domain/wardrobe/diary/errors.ts';
import { Wear, type WearId, Wears } from '../../../../domain/wardrobe/diary/wear.ts';
import { DayInFuture } from '../../../../domain/wardrobe/errors.ts';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { OutfitNotFound, PiecesNotYours } from '../../../../domain/wardrobe/outfits/errors.ts';
import { FileAttachments, FileNotFound, WrongKindOfFile } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { wearAttachment } from '../../attachments.ts';
import { dayField, PartField } from '../../fields.ts';
import { Invitations } from '../../occasions/ports.ts';
import { outfitIdField } from '../../outfits/fields.ts';
import { OwnershipCheck } from '../../outfits/ports.ts';
import { Calendar } from '../../ports.ts';
import { wearFields, wornField } from '../fields.ts';
import { WearReader } from '../ports.ts';
import { readWear } from '../read-wear.ts';
import { WearView } from '../views.ts';
import { loadWornItems } from '../worn-items.ts';

export const logWear = command({
  name: 'wardrobe.log-wear',
  summary: 'Log what you wore',
  description:
    'Give an outfit, items, or both if you wore the outfit with changes. A wear keeps its own list of items: later ' +
    'edits of the outfit do not change it. `on` is a day in your time zone, not in the future.',
  access: 'signed-in',
  input: z
    .strictObject({
      on: dayField.describe('The day, not in the future in your time zone'),
      part: PartField.optional().describe('Part of the day; `whole` by default'),
      outfitId: outfitIdField.optional().describe('The outfit that you wore'),
      itemIds: wornField.optional().describe('The items that you wore; those of the outfit by default'),
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
    ownership: OwnershipCheck,
    invitations: Invitations,
    uses: FileAttachments,
    calendar: Calendar,
    reader: WearReader,
    ids: Ids,
    clock: Clock,
  },
  async handle({ input, actor }, { wears, uses, calendar, ids, clock, ...ports }) {
    const { itemIds = [], owned } = await loadWornItems(ports, actor.id, input);
    const today = await calendar.today(actor.id);
    const draft = { id: ids.next<WearId>(), ownerId: actor.id, today, at: clock.now() };
    const wear = Wear.log(draft, { ...input, itemIds }, owned);
    if (input.photoId) await uses.attach(wearAttachment(wear), [input.photoId], 'image');
    await wears.add(wear);
    return wear.id;
  },
  answer: readWear,
});
