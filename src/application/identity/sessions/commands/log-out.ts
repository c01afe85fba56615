import { z } from 'zod';
import { type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';

export const logOut = command({
  name: 'identity.log-out',
  summary: 'End this session',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Nothing,
  refuses: [],
  needs: { sessions: Sessions },
  replayable: false,
  async handle({ actor }, { sessions }) {
    const session = await sessions.find(actor.sessionId as SessionId);
    if (!session) return nothing;
    session.end();
    sessions.remove(session);
    return nothing;
  },
});
