import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionEnded } from '../../../src/domain/identity/published.ts';
import {
  AccountSessions,
  Session,
  type SessionId,
  sessionLimits,
  wasRefreshedSince,
} from '../../../src/domain/identity/session.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';

const start = (tokenDigest: string, now = 0) =>
  Session.start({
    id: 's' as SessionId,
    userId: 'u' as UserId,
    userAgent: null,
    tokenDigest,
    signedInWith: 'password',
    now,
  });
const successorOf = (digest: string) => `${digest}'`;
const present = (session: Session, digest: string, now: number) =>
  session.refresh(digest, successorOf(digest), now);

describe('a session', () => {
  it('continues with each new refresh token', () => {
    const session = start('a');
    expect(present(session, 'a', 1)).toBe(true);
    expect(present(session, "a'", 2)).toBe(true);
    expect(present(session, "a''", 3)).toBe(true);
  });

  it('accepts the token just replaced for 60 seconds, so that two tabs may refresh at once and a lost answer can be repeated', () => {
    const session = start('a');
    present(session, 'a', 0);
    expect(present(session, 'a', 60_000)).toBe(true);
    expect(present(session, 'a', 60_001)).toBe(false);
  });

  it('refuses a replaced token once its successor was used', () => {
    const session = start('a');
    present(session, 'a', 0);
    present(session, "a'", 1);
    expect(present(session, 'a', 2)).toBe(false);
  });

  it('expires after 14 days without use, and after 60 days in any case', () => {
    expect(present(start('a'), 'a', sessionLimits.idle)).toBe(true);
    expect(present(start('a'), 'a', sessionLimits.idle + 1)).toBe(false);
    const session = start('a');
    let digest = 'a';
    let now = 0;
    for (
      ;
      now + sessionLimits.idle <= sessionLimits.absolute;
      now += sessionLimits.idle, digest = successorOf(digest)
    )
      expect(present(session, digest, now)).toBe(true);
    expect(present(session, digest, sessionLimits.absolute + 1)).toBe(false);
  });

  it('lets a socket go on only if it was refreshed after the token of the socket was issued', () => {
    const session = { createdAt: 0, lastUsedAt: 10_500 };
    // Tokens tell the time of their issue in whole seconds.
    expect(wasRefreshedSince(session, 10_000, 20_000)).toBe(false);
    expect(wasRefreshedSince(session, 9_000, 20_000)).toBe(true);
    expect(wasRefreshedSince(session, 9_000, 10_501 + sessionLimits.idle)).toBe(false);
  });

  it('announces its end', () => {
    const session = start('a');
    session.end();
    expect(takeEvents(session)).toEqual([SessionEnded({ userId: 'u' as UserId, sessionId: 's' })]);
  });

  it('accepts exactly the newest token and its unexpired predecessor, in any order of tokens', () => {
    const step = fc.record({ age: fc.nat({ max: 4 }), wait: fc.nat({ max: 40_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const session = start('0');
        const digest = (generation: number) => `0${"'".repeat(generation)}`;
        let newest = 0;
        let rotatedAt = Number.NEGATIVE_INFINITY;
        let now = 0;
        for (const { age, wait } of steps) {
          now += wait;
          const presented = Math.max(0, newest - age);
          const honoured =
            presented === newest || (presented === newest - 1 && now - rotatedAt <= sessionLimits.grace);
          expect(present(session, digest(presented), now)).toBe(honoured);
          if (!honoured) return;
          if (presented === newest) {
            newest += 1;
            rotatedAt = now;
          }
        }
      }),
    );
  });
});

describe('the sessions of an account', () => {
  const use = (id: string, lastUsedAt: number) => ({ id: id as SessionId, createdAt: 0, lastUsedAt });
  const eventsOf = (sessions: AccountSessions) => takeEvents(sessions).map(({ data }) => data);
  const of = (...uses: ReturnType<typeof use>[]) => new AccountSessions('u' as UserId, uses);

  it('end together, and each end is announced', () => {
    const sessions = of(use('b', 2), use('a', 1));
    sessions.endAll();
    expect(sessions.ended).toEqual(['b', 'a']);
    expect(eventsOf(sessions)).toEqual([
      { userId: 'u', sessionId: 'b' },
      { userId: 'u', sessionId: 'a' },
    ]);
  });

  it('end together but for the one that is kept', () => {
    const sessions = of(use('b', 2), use('a', 1));
    sessions.endAll('b' as SessionId);
    expect(sessions.ended).toEqual(['a']);
  });

  it('make room for a sign-in by ending the expired ones', () => {
    const sessions = of(use('b', 1), use('a', 0));
    sessions.makeRoom(sessionLimits.idle + 1);
    expect(sessions.ended).toEqual(['a']);
  });

  it('make room for a sign-in by ending the longest unused beyond the limit', () => {
    const uses = Array.from({ length: sessionLimits.perAccount }, (_, i) => use(`s${i}`, 100 - i));
    const sessions = of(...uses);
    sessions.makeRoom(100);
    expect(sessions.ended).toEqual([`s${sessionLimits.perAccount - 1}`]);
  });

  it('stay when there is room', () => {
    const sessions = of(use('a', 1));
    sessions.makeRoom(1);
    expect([sessions.ended, eventsOf(sessions)]).toEqual([[], []]);
  });
});
