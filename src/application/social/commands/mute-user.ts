import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import { Mutes } from '../../../domain/social/blocks.ts';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { UserMuted } from '../../../domain/social/published.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, EventRecorder } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { reach } from '../reach.ts';

export const muteUser = command({
  name: 'social.mute-user',
  summary: 'Hide someone from your feed and notifications',
  description: 'They cannot tell.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: { relations: Relations, mutes: Mutes, recorder: EventRecorder, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, mutes, recorder, clock }) {
    await reach(relations, actor.id, userId);
    if (await mutes.add(actor.id, userId, clock.now()))
      recorder.record(UserMuted({ muterId: actor.id, mutedId: userId }));
    return nothing;
  },
});
