import { z } from 'zod';
import { Block, Blocks } from '../../../domain/social/block.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';

export const unblockUser = command({
  name: 'social.unblock-user',
  summary: 'Lift a block',
  description: 'What the block ended stays ended.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [],
  needs: { blocks: Blocks },
  async handle({ input: { userId }, actor }, { blocks }) {
    const block = new Block(actor.id, userId);
    block.lift();
    await blocks.remove(block);
    return nothing;
  },
});
