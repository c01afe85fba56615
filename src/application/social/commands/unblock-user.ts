import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Blocks } from '../../../domain/social/blocks.ts';
import { UserUnblocked } from '../../../domain/social/published.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';

export const unblockUser = command({
  name: 'social.unblock-user',
  summary: 'Lift a block',
  description: 'What the block ended stays ended.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [],
  needs: { blocks: Blocks, recorder: EventRecorder },
  async handle({ input: { userId }, actor }, { blocks, recorder }) {
    if (await blocks.remove(actor.id, userId))
      recorder.record(UserUnblocked({ blockerId: actor.id, blockedId: userId }));
    return nothing;
  },
});
