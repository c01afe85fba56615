import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Mutes } from '../../../domain/social/blocks.ts';
import { UserUnmuted } from '../../../domain/social/published.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { EventRecorder } from '../../kernel/ports.ts';

export const unmuteUser = command({
  name: 'social.unmute-user',
  summary: 'Show someone in your feed and notifications again',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [],
  needs: { mutes: Mutes, recorder: EventRecorder },
  async handle({ input: { userId }, actor }, { mutes, recorder }) {
    if (await mutes.remove(actor.id, userId))
      recorder.record(UserUnmuted({ muterId: actor.id, mutedId: userId }));
    return nothing;
  },
});
