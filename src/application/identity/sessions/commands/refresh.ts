import { z } from 'zod';
import { SessionIsOver } from '../../../../domain/identity/errors.ts';
import { Sessions } from '../../../../domain/identity/session.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { Credentials } from '../../credentials.ts';
import { refreshTokenField } from '../../fields.ts';
import { AccessTokens, SecretTokens, SecurityLog } from '../../ports.ts';
import { Tokens } from '../../views.ts';
import { refreshToken, sessionOf } from '../refresh-token.ts';

export const refresh = command({
  name: 'identity.refresh',
  summary: 'Get new tokens',
  description:
    'Each refresh token can be used once. Using a replaced token ends the session, except within 60 seconds of its ' +
    'replacement: then it returns the same successor.',
  access: 'public',
  input: z.strictObject({ refreshToken: refreshTokenField.optional() }),
  output: Tokens,
  refuses: [SessionIsOver],
  needs: {
    sessions: Sessions,
    credentials: Credentials,
    accessTokens: AccessTokens,
    secrets: SecretTokens,
    log: SecurityLog,
    clock: Clock,
  },
  limits: [{ name: 'refresh', points: 120, seconds: 60, per: 'address' }],
  replayable: false,
  async handle({ input: { refreshToken: presented = '' } }, { sessions, credentials, secrets, clock }) {
    const id = sessionOf(presented);
    const session = id && (await sessions.find(id));
    if (!session) return undefined;
    const { signedInWith } = session;
    const now = clock.now();
    const successors = secrets.derivations('refresh', presented).map((secret) => refreshToken(id, secret));
    if (session.refresh(secrets.digest(presented), secrets.digest(successors[0]!), now)) {
      credentials.seen(session.userId, now);
      // A successor issued before a rotation was derived from another key.
      const successor = successors.find((token) => session.expects(secrets.digest(token)));
      return { sessionId: id, userId: session.userId, signedInWith, refreshToken: successor };
    }
    session.end();
    sessions.remove(session);
    return { sessionId: id, userId: session.userId, signedInWith, refreshToken: undefined };
  },
  // Refused only here, after the end of the session is stored.
  async answer(asked, { meta }, { credentials, accessTokens, log }) {
    const { refreshToken, signedInWith, ...about } = asked ?? {};
    const account = asked && refreshToken && (await credentials.byId(asked.userId));
    log.write(account ? 'session-renewed' : 'renewal-refused', about, meta);
    if (!account || !signedInWith) throw new SessionIsOver();
    return { refreshToken, ...(await accessTokens.issue({ ...asked, role: account.role, signedInWith })) };
  },
});
