import type { SessionId } from '../../domain/identity/session.ts';

const pattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** A refresh token says whose it is, so that a replaced one that turns up again ends the right session. */
export const refreshToken = (sessionId: SessionId, secret: string): string => `${sessionId}.${secret}`;

export const sessionOf = (token: string): SessionId | undefined =>
  pattern.exec(token)?.[1] as SessionId | undefined;
