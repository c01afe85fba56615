import { z } from 'zod';
import { NotYourself, UserNotFound } from '../../../domain/social/errors.ts';
import { Mute, Mutes } from '../../../domain/social/mute.ts';
import { assertReachable } from '../../../domain/social/relation-policy.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';

export const muteUser = command({
  name: 'social.mute-user',
  summary: 'Hide someone from your feed and notifications',
  description: 'They cannot tell.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [UserNotFound, NotYourself],
  needs: { relations: Relations, mutes: Mutes, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, mutes, clock }) {
    assertReachable(await relations.between(actor.id, userId));
    const mute = new Mute(actor.id, userId);
    mute.start();
    await mutes.add(mute, clock.now());
    return nothing;
  },
});
