import { z } from 'zod';
import type { SessionId } from '../../../../domain/identity/session.ts';
import { query } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { SessionList } from '../../readers.ts';
import { SessionsView } from '../../views.ts';

export const listSessions = query({
  name: 'identity.list-sessions',
  summary: 'Where you are signed in',
  access: 'signed-in',
  input: z.strictObject({}),
  output: SessionsView,
  refuses: [],
  needs: { sessions: SessionList, clock: Clock },
  async handle({ actor }, { sessions, clock }) {
    return { items: await sessions.of(actor.id, actor.sessionId as SessionId, clock.now()) };
  },
});
