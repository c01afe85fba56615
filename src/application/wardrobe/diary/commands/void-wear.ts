import { z } from 'zod';
import { WearNotFound } from '../../../../domain/wardrobe/diary/errors.ts';
import { Wears } from '../../../../domain/wardrobe/diary/wear.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { wearIdField } from '../fields.ts';

export const voidWear = command({
  name: 'wardrobe.void-wear',
  summary: 'Delete an entry of your diary',
  description: 'All statistics follow.',
  access: 'signed-in',
  input: z.strictObject({ wearId: wearIdField }),
  output: Nothing,
  refuses: [WearNotFound],
  needs: { wears: Wears, uses: FileAttachments },
  async handle({ input: { wearId }, actor }, { wears, uses }) {
    const wear = await wears.find(actor.id, wearId);
    if (!wear) throw new WearNotFound();
    wear.void();
    wears.remove(wear);
    uses.detach([wearId]);
    return nothing;
  },
});
