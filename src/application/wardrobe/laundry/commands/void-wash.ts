import { z } from 'zod';
import { Items } from '../../../../domain/wardrobe/items/item.ts';
import { WashNotFound } from '../../../../domain/wardrobe/laundry/errors.ts';
import { voidWash as voidAll, Washes } from '../../../../domain/wardrobe/laundry/wash.ts';
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
  input: z.strictObject({ washId: washIdField }),
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
