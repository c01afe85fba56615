import { z } from 'zod';
import { WashNotFound } from '../../../../domain/wardrobe/items/errors.ts';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { voidWash as voidAll } from '../../../../domain/wardrobe/items/item-batch.ts';
import { Washes } from '../../../../domain/wardrobe/items/wash.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { washIdField } from '../fields.ts';

export const voidWash = command({
  name: 'wardrobe.void-wash',
  summary: 'Undo a wash',
  description:
    'All figures are then as if it never happened. Items that it returned to the closet, and that have stayed there, ' +
    'go back to where they were.',
  access: 'signed-in',
  input: z.strictObject({ washId: washIdField.describe('Id of the wash') }),
  output: Nothing,
  refuses: [WashNotFound],
  needs: { items: Items, washes: Washes },
  async handle({ input: { washId }, actor }, { items, washes }) {
    const wash = await washes.find(actor.id, washId);
    if (!wash) throw new WashNotFound();
    const washed = await items.findAll(
      actor.id,
      wash.items.map(({ itemId }) => itemId),
    );
    if (!washed) throw new WashNotFound();
    voidAll(washed, wash);
    await washes.remove(wash);
    return nothing;
  },
});
