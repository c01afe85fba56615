import { z } from 'zod';
import { type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { endSessions } from '../end-sessions.ts';

export const revokeOtherSessions = command({
  name: 'identity.revoke-other-sessions',
  summary: 'End all of your sessions but this one',
  access: 'signed-in',
  whileSuspended: true,
  input: z.strictObject({}),
  output: Nothing,
  refuses: [],
  needs: { sessions: Sessions },
  async handle({ actor }, { sessions }) {
    await endSessions(sessions, actor.id, actor.sessionId as SessionId);
    return nothing;
  },
});
