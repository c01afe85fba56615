import { z } from 'zod';
import { type Session, type SessionId, Sessions } from '../../../../domain/identity/session.ts';
import { Nothing, nothing } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { refreshTokenField } from '../../fields.ts';
import { sessionOf } from '../refresh-token.ts';

export const logOut = command({
  name: 'identity.log-out',
  summary: 'End this session',
  description:
    'An access token, a refresh token or the cookies say which session. Succeeds also when there is nothing to end.',
  access: 'public',
  input: z.strictObject({ refreshToken: refreshTokenField.optional() }),
  output: Nothing,
  refuses: [],
  needs: { sessions: Sessions },
  limits: [{ name: 'log-out', points: 120, seconds: 60, per: 'address' }],
  replayable: false,
  async handle({ input: { refreshToken = '' }, actor }, { sessions }) {
    const named = new Set([actor?.sessionId as SessionId | undefined, sessionOf(refreshToken)]);
    const found = await Promise.all([...named].map((id) => id && sessions.find(id)));
    for (const session of found.filter((one): one is Session => one !== undefined)) {
      session.end();
      sessions.remove(session);
    }
    return nothing;
  },
});
