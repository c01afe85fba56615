import { iso } from '../../../application/kernel/fields.ts';
import { toFrame } from '../../../application/kernel/frame.ts';
import {
  type Clock,
  type FramePublisher,
  type Ids,
  type LastSeenTimes,
  PresenceTracker,
} from '../../../application/kernel/ports.ts';
import { presenceChanged } from '../../../application/messaging/presence/frames.ts';
import type { PresenceAudience } from '../../../application/messaging/presence/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';

/** Someone who reconnects within this time never went offline. */
const graceMs = 5_000;
const batchSize = 200;

interface Visit {
  sockets: number;
  /** When the last socket closed. */
  leftAt: Instant;
  published: boolean;
}
interface Change {
  readonly userId: UserId;
  readonly online: boolean;
  readonly at: Instant;
}
interface Needs {
  readonly audience: PresenceAudience;
  readonly lastSeen: LastSeenTimes;
  readonly publisher: FramePublisher;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Who has sockets open in this process. */
export class InMemoryPresence extends PresenceTracker {
  readonly #needs: Needs;
  readonly #visits = new Map<UserId, Visit>();
  /** Those who came or went since the last step. */
  readonly #changed = new Set<UserId>();

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
  }

  async connected(userId: UserId): Promise<void> {
    const visit = this.#visits.get(userId) ?? { sockets: 0, leftAt: 0, published: false };
    visit.sockets += 1;
    this.#visits.set(userId, visit);
    if (!visit.published) this.#changed.add(userId);
  }

  async disconnected(userId: UserId): Promise<void> {
    const visit = this.#visits.get(userId);
    if (!visit) return;
    visit.sockets -= 1;
    if (visit.sockets > 0) return;
    visit.leftAt = this.#needs.clock.now();
    this.#changed.add(userId);
  }

  async isPresent(userId: UserId): Promise<boolean> {
    return this.#visits.has(userId);
  }

  /**
   * Announces those who came, and those who have been away for the grace time; after an error the next step does.
   * @returns whether more are waiting
   */
  async step(): Promise<boolean> {
    const now = this.#needs.clock.now();
    const due = [...this.#changed].filter((id) => this.#isDue(id, now)).slice(0, batchSize);
    if (due.length === 0) return false;
    const present = new Set(due.filter((id) => this.#isConnected(id)));
    const gone = due.flatMap((userId) =>
      present.has(userId) ? [] : [{ userId, at: this.#visits.get(userId)!.leftAt }],
    );
    if (gone.length > 0) await this.#needs.lastSeen.note(gone);
    const others =
      this.#visits.size > gone.length ? await this.#needs.audience.of(due) : new Map<UserId, UserId[]>();
    // Those who came or went during the reads wait for the next step.
    const settled = due.filter((id) => this.#isDue(id, now) && present.has(id) === this.#isConnected(id));
    await this.#publish(
      settled.flatMap((userId) => this.#changesOf(userId, now)),
      others,
    );
    return due.length === batchSize;
  }

  /** At shutdown: stores when everyone was last seen. */
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

  #isConnected(userId: UserId): boolean {
    return this.#visits.get(userId)!.sockets > 0;
  }

  /** Empty if the others know already. From here on they count as told, so everything that may fail comes before. */
  #changesOf(userId: UserId, now: Instant): Change[] {
    const visit = this.#visits.get(userId)!;
    this.#changed.delete(userId);
    const { published } = visit;
    visit.published = true;
    if (visit.sockets > 0) return published ? [] : [{ userId, online: true, at: now }];
    this.#visits.delete(userId);
    return published ? [{ userId, online: false, at: visit.leftAt }] : [];
  }

  async #publish(changes: readonly Change[], others: ReadonlyMap<UserId, readonly UserId[]>): Promise<void> {
    const { publisher, ids } = this.#needs;
    await publisher.publish(
      changes.flatMap(({ userId, online, at }) => {
        const to = (others.get(userId) ?? []).filter((id) => this.#visits.has(id));
        if (to.length === 0) return [];
        return [
          toFrame(presenceChanged, { id: ids.next(), at }, { userId, online, lastSeenAt: iso(at) }, to),
        ];
      }),
    );
  }
}
