import { z } from 'zod';
import { SessionNotFound } from '../../../domain/identity/errors.ts';
import { type SessionId, Sessions } from '../../../domain/identity/session.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';

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

export const revokeSession = command({
  name: 'identity.revoke-session',
  summary: 'End one of your sessions',
  access: 'signed-in',
  input: z.strictObject({ sessionId: idField<SessionId>() }),
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

export const revokeOtherSessions = command({
  name: 'identity.revoke-other-sessions',
  summary: 'End all of your sessions but this one',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Nothing,
  refuses: [],
  needs: { sessions: Sessions },
  async handle({ actor }, { sessions }) {
    await sessions.endAll(actor.id, actor.sessionId as SessionId);
    return nothing;
  },
});
