import type { SessionId, Sessions } from '../../../domain/identity/session.ts';
import type { UserId } from '../../../domain/kernel/id.ts';

/** Ends all sessions of an account, except the one to keep. */
export async function endSessions(sessions: Sessions, userId: UserId, kept?: SessionId): Promise<void> {
  const all = await sessions.ofAccount(userId);
  all.endAll(kept);
  sessions.removeEnded(all);
}
