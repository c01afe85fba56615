import { z } from 'zod';
import { Accounts } from '../../../domain/identity/account.ts';
import { SessionNotFound, UserNotFound } from '../../../domain/identity/errors.ts';
import { type SessionId, Sessions } from '../../../domain/identity/session.ts';
import { idField, Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { userIdField } from '../fields.ts';
import { SecurityLog } from '../ports.ts';

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

export const endSessionsOf = command({
  name: 'identity.end-sessions-of',
  summary: 'End all sessions of someone',
  description: 'For an account that is in the wrong hands; its owner gets in again by a password reset.',
  access: 'admin',
  input: z.strictObject({ userId: userIdField }),
  output: Nothing,
  refuses: [UserNotFound],
  needs: { accounts: Accounts, sessions: Sessions, log: SecurityLog },
  async handle({ input: { userId } }, { accounts, sessions }) {
    if (!(await accounts.find(userId))) throw new UserNotFound();
    await sessions.endAll(userId);
    return nothing;
  },
  async answer(_done, { input, meta }, { log }) {
    log.tell('sessions-ended-by-admin', input, meta);
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
