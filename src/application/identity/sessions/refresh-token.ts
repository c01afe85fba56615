import type { SessionId } from '../../../domain/identity/session.ts';

const pattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[\w-]{43}$/;

/** A refresh token names its session, so that reuse of a replaced token ends the right one. */
export const refreshToken = (sessionId: SessionId, secret: string): string => `${sessionId}.${secret}`;

export const sessionOf = (token: string): SessionId | undefined =>
  pattern.exec(token)?.[1] as SessionId | undefined;
