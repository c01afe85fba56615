import { z } from 'zod';
import type { SessionId } from '../../../domain/identity/session.ts';
import { NotSignedIn } from '../../kernel/errors.ts';
import { query } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { PersonalData, Profiles, SessionList } from '../readers.ts';
import { Me, SessionView } from '../views.ts';

export const getMe = query({
  name: 'identity.get-me',
  summary: 'Your own account',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Me,
  refuses: [],
  needs: { profiles: Profiles },
  async handle({ actor }, { profiles }) {
    const me = await profiles.me(actor.id);
    if (!me) throw new NotSignedIn();
    return me;
  },
});

export const listSessions = query({
  name: 'identity.list-sessions',
  summary: 'Where you are signed in',
  access: 'signed-in',
  input: z.strictObject({}),
  output: z.object({ items: z.array(SessionView) }),
  refuses: [],
  needs: { sessions: SessionList, clock: Clock },
  async handle({ actor }, { sessions, clock }) {
    return { items: await sessions.of(actor.id, actor.sessionId as SessionId, clock.now()) };
  },
});

export const exportMe = query({
  name: 'identity.export-me',
  summary: 'Everything of yours as one document',
  access: 'signed-in',
  input: z.strictObject({}),
  output: z.looseObject({ account: Me }),
  refuses: [],
  needs: { profiles: Profiles, personalData: PersonalData },
  limits: [{ name: 'export-me', points: 10, seconds: 3600, per: 'account' }],
  async handle({ actor }, { profiles, personalData }) {
    const account = await profiles.me(actor.id);
    if (!account) throw new NotSignedIn();
    return { account, ...(await personalData.of(actor.id)) };
  },
});
