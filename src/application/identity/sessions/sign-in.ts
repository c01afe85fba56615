import type { z } from 'zod';
import { Session, type SessionId, Sessions, type SignInMethod } from '../../../domain/identity/session.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { NotSignedIn } from '../../kernel/errors.ts';
import type { Actor, Meta, Resolved, Role } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { AccessTokens, SecretTokens, type SecurityEvent, SecurityLog } from '../ports.ts';
import { Profiles } from '../readers.ts';
import type { SignedIn } from '../views.ts';
import { refreshToken } from './refresh-token.ts';

export interface NewSession {
  readonly userId: UserId;
  readonly role: Role;
  readonly sessionId: Session['id'];
  readonly signedInWith: SignInMethod;
  readonly refreshToken: string;
}

interface SignIn extends Pick<NewSession, 'userId' | 'role' | 'signedInWith'> {}

/** The ports of `startSession`, `openSession` and `signedIn`. */
export const signInNeeds = {
  sessions: Sessions,
  profiles: Profiles,
  accessTokens: AccessTokens,
  secrets: SecretTokens,
  log: SecurityLog,
  ids: Ids,
  clock: Clock,
};
type Ports = Resolved<typeof signInNeeds>;
type StartPorts = Pick<Ports, 'sessions' | 'secrets' | 'ids' | 'clock'>;

/** Starts a session in the current unit of work. */
export function startSession(
  { userId, role, signedInWith }: SignIn,
  meta: Meta,
  ports: StartPorts,
): NewSession {
  const id = ports.ids.next<Session['id']>();
  const token = refreshToken(id, ports.secrets.random());
  const userAgent = meta.userAgent?.slice(0, 300).toWellFormed() ?? null;
  const tokenDigest = ports.secrets.digest(token);
  ports.sessions.add(
    Session.start({ id, userId, userAgent, tokenDigest, signedInWith, now: ports.clock.now() }),
  );
  return { userId, role, sessionId: id, signedInWith, refreshToken: token };
}

/** A new sign-in ends the session of the cookie that it replaces. */
export async function endFormerSession(
  actor: Actor | null,
  { sessions }: Pick<Ports, 'sessions'>,
): Promise<void> {
  const former = actor && (await sessions.find(actor.sessionId as SessionId));
  if (!former) return;
  former.end();
  sessions.remove(former);
}

/** Starts a session of an account that exists, and ends those beyond its limit. */
export async function openSession(
  signIn: SignIn,
  { actor, meta }: { readonly actor: Actor | null; readonly meta: Meta },
  ports: StartPorts,
): Promise<NewSession> {
  if (meta.replacesCookie) await endFormerSession(actor, ports);
  const sessions = await ports.sessions.ofAccount(signIn.userId);
  sessions.makeRoom(ports.clock.now());
  ports.sessions.removeEnded(sessions);
  return startSession(signIn, meta, ports);
}

/** The answer to a sign-in. Writes it to the security log. */
export async function signedIn(
  event: SecurityEvent,
  session: NewSession,
  meta: Meta,
  ports: Pick<Ports, 'profiles' | 'accessTokens' | 'log'>,
): Promise<z.input<typeof SignedIn>> {
  const user = await ports.profiles.me(session.userId);
  if (!user) throw new NotSignedIn();
  ports.log.write(event, { userId: session.userId, sessionId: session.sessionId }, meta);
  return { user, refreshToken: session.refreshToken, ...(await ports.accessTokens.issue(session)) };
}
