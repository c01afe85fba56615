import { z } from 'zod';
import { SessionNotFound } from '../../../../domain/identity/errors.ts';
import { type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { idField, Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';

export const revokeSession = command({
  name: 'identity.revoke-session',
  summary: 'End one of your sessions',
  access: 'signed-in',
  whileSuspended: true,
  input: z.strictObject({ sessionId: idField<SessionId>().describe('Id of one of your sessions.') }),
  output: Nothing,
  refuses: [SessionNotFound],
  needs: { sessions: Sessions },
  async handle({ input, actor }, { sessions }) {
    const session = await sessions.find(input.sessionId);
    if (session?.userId !== actor.id) throw new SessionNotFound();
    session.end();
    sessions.remove(session);
    return nothing;
  },
});
