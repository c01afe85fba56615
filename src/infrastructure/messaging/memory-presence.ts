import { iso } from '../../application/kernel/fields.ts';
import { toFrame } from '../../application/kernel/frame.ts';
import {
  type Clock,
  type FramePublisher,
  type Ids,
  type LastSeenTimes,
  PresenceTracker,
} from '../../application/kernel/ports.ts';
import { presenceChanged } from '../../application/messaging/frames.ts';
import type { Acquaintances } from '../../application/messaging/ports.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';

/** A device that comes back within this never left. */
const graceMs = 5_000;
const atOnce = 200;

interface Visit {
  sockets: number;
  /** When the last socket closed. */
  leftAt: Instant;
  /** Others know that they are here. */
  told: boolean;
}
interface Change {
  readonly userId: UserId;
  readonly online: boolean;
  readonly at: Instant;
}
interface Needs {
  readonly acquaintances: Acquaintances;
  readonly lastSeen: LastSeenTimes;
  readonly publisher: FramePublisher;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Who has a socket in this process, with however many devices. */
export class MemoryPresence extends PresenceTracker {
  readonly #needs: Needs;
  readonly #visits = new Map<UserId, Visit>();
  /** Those who came or went since they were last looked at. */
  readonly #moved = new Set<UserId>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  connected(userId: UserId): void {
    const visit = this.#visits.get(userId) ?? { sockets: 0, leftAt: 0, told: false };
    visit.sockets += 1;
    this.#visits.set(userId, visit);
    if (!visit.told) this.#moved.add(userId);
  }

  disconnected(userId: UserId): void {
    const visit = this.#visits.get(userId);
    if (!visit) return;
    visit.sockets -= 1;
    if (visit.sockets > 0) return;
    visit.leftAt = this.#needs.clock.now();
    this.#moved.add(userId);
  }

  isPresent(userId: UserId): boolean {
    return this.#visits.has(userId);
  }

  /** Tells of those who came, and who have been away for long enough. @returns whether more are waiting */
  async step(): Promise<boolean> {
    const now = this.#needs.clock.now();
    const due = [...this.#moved].filter((id) => this.#isDue(id, now)).slice(0, atOnce);
    if (due.length === 0) return false;
    const gone = due.flatMap((userId) => {
      const { sockets, leftAt } = this.#visits.get(userId)!;
      return sockets > 0 ? [] : [{ userId, at: leftAt }];
    });
    if (gone.length > 0) await this.#needs.lastSeen.note(gone);
    await this.#toFrame(due.flatMap((userId) => this.#settle(userId, now)));
    return due.length === atOnce;
  }

  /** The process ends, and every visit with it. */
  async end(): Promise<void> {
    const now = this.#needs.clock.now();
    const visits = [...this.#visits].map(([userId, { sockets, leftAt }]) => ({
      userId,
      at: sockets > 0 ? now : leftAt,
    }));
    if (visits.length > 0) await this.#needs.lastSeen.note(visits);
  }

  #isDue(userId: UserId, now: Instant): boolean {
    const { sockets, leftAt } = this.#visits.get(userId)!;
    return sockets > 0 || now - leftAt >= graceMs;
  }

  /** What is to tell of someone; they may have come back since they were found due. */
  #settle(userId: UserId, now: Instant): Change[] {
    const visit = this.#visits.get(userId)!;
    this.#moved.delete(userId);
    const { told } = visit;
    visit.told = true;
    if (visit.sockets > 0) return told ? [] : [{ userId, online: true, at: now }];
    this.#visits.delete(userId);
    return told ? [{ userId, online: false, at: visit.leftAt }] : [];
  }

  async #toFrame(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0 || this.#visits.size === 0) return;
    const { acquaintances, publisher, ids } = this.#needs;
    const others = await acquaintances.of(changes.map(({ userId }) => userId));
    publisher.publish(
      changes.flatMap(({ userId, online, at }) => {
        const to = (others.get(userId) ?? []).filter((id) => this.isPresent(id));
        if (to.length === 0) return [];
        return [
          toFrame(presenceChanged, { id: ids.next(), at }, { userId, online, lastSeenAt: iso(at) }, to),
        ];
      }),
    );
  }
}
