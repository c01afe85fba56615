import { z } from 'zod';
import { WearNotFound } from '../../../domain/wardrobe/outfit-errors.ts';
import { Wears } from '../../../domain/wardrobe/wear.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { FileUses } from '../../kernel/files.ts';
import { command } from '../../kernel/operation.ts';
import { wearIdField } from '../outfit-fields.ts';

export const voidWear = command({
  name: 'wardrobe.void-wear',
  summary: 'Take a wear out of your diary',
  description: 'Every figure is as if it had never been written.',
  access: 'signed-in',
  input: z.strictObject({ wearId: wearIdField }),
  output: Nothing,
  refuses: [WearNotFound],
  needs: { wears: Wears, uses: FileUses },
  async handle({ input: { wearId }, actor }, { wears, uses }) {
    const wear = await wears.find(actor.id, wearId);
    if (!wear) throw new WearNotFound();
    wear.void();
    wears.remove(wear);
    uses.detach([wearId]);
    return nothing;
  },
});
