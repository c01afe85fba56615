import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SessionEnded } from '../../../src/domain/identity/published.ts';
import { Session, type SessionId, sessionLimits } from '../../../src/domain/identity/session.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';

const start = (tokenDigest: string, now = 0) =>
  Session.start({ id: 's' as SessionId, userId: 'u' as UserId, userAgent: null, tokenDigest, now });
const successorOf = (digest: string) => `${digest}'`;
const present = (session: Session, digest: string, now: number) =>
  session.refresh(digest, successorOf(digest), now);

describe('a session', () => {
  it('goes on with each new refresh token', () => {
    const session = start('a');
    expect(present(session, 'a', 1)).toBe(true);
    expect(present(session, "a'", 2)).toBe(true);
    expect(present(session, "a''", 3)).toBe(true);
  });

  it('honours the token that was just replaced for 30 seconds, so that two tabs may refresh at once', () => {
    const session = start('a');
    present(session, 'a', 0);
    expect(present(session, 'a', sessionLimits.grace)).toBe(true);
    expect(present(session, 'a', sessionLimits.grace + 1)).toBe(false);
  });

  it('honours it no longer once its successor was used', () => {
    const session = start('a');
    present(session, 'a', 0);
    present(session, "a'", 1);
    expect(present(session, 'a', 2)).toBe(false);
  });

  it('is over after 14 days without use, and after 60 days in any case', () => {
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

  it('says that it ended', () => {
    const session = start('a');
    session.end();
    expect(takeEvents(session)).toEqual([SessionEnded({ userId: 'u' as UserId, sessionId: 's' })]);
  });

  it('honours exactly the newest token and its unexpired predecessor, in whatever order tokens turn up', () => {
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
