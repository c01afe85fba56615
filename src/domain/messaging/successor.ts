import type { Instant, UserId } from '../kernel/id.ts';
import type { MemberRole } from './member-role.ts';

export interface Candidate {
  readonly userId: UserId;
  readonly role: MemberRole;
  readonly joinedAt: Instant;
}

/** Who owns a room after its owner: the longest-serving moderator, else the longest-serving member. */
export function successorAmong(candidates: readonly Candidate[]): UserId | undefined {
  const [first] = candidates.toSorted(
    (a, b) => rank(a) - rank(b) || a.joinedAt - b.joinedAt || (a.userId < b.userId ? -1 : 1),
  );
  return first?.userId;
}

const rank = ({ role }: Candidate): number => (role === 'moderator' ? 0 : 1);
