import { z } from 'zod';
import { Mute, Mutes } from '../../../domain/social/mute.ts';
import { Nothing, nothing, userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';

export const unmuteUser = command({
  name: 'social.unmute-user',
  summary: 'Show someone in your feed and notifications again',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [],
  needs: { mutes: Mutes },
  async handle({ input: { userId }, actor }, { mutes }) {
    const mute = new Mute(actor.id, userId);
    mute.lift();
    await mutes.remove(mute);
    return nothing;
  },
});
