import { iso } from '../../../application/kernel/fields.ts';
import { toFrame } from '../../../application/kernel/frame.ts';
import {
  type Clock,
  type FramePublisher,
  type Ids,
  type LastSeenTimes,
  type OnlineUsers,
  PresenceTracker,
} from '../../../application/kernel/ports.ts';
import { presenceChanged } from '../../../application/messaging/presence/frames.ts';
import type { PresenceAudience } from '../../../application/messaging/presence/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { SharedPresence } from '../../kernel/presence/shared-presence.ts';

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
  readonly online: OnlineUsers;
  /** Who is in other processes. */
  readonly shared: SharedPresence;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Who has sockets open in this process, and whether they are told of as online. */
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
    return this.#visits.has(userId) || (await this.#needs.shared.elsewhere([userId])).has(userId);
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
    const { lastSeen, audience, online, shared } = this.#needs;
    if (gone.length > 0) await lastSeen.note(gone);
    const others = online.nobody() ? new Map<UserId, UserId[]>() : await audience.of(due);
    const elsewhere = new Set([
      ...(await shared.arrived([...present])),
      ...(await shared.left(gone.map(({ userId }) => userId))),
    ]);
    // Those who came or went during the reads wait for the next step.
    const settled = due.filter((id) => this.#isDue(id, now) && present.has(id) === this.#isConnected(id));
    await this.#publish(
      settled.flatMap((userId) => this.#changesOf(userId, now, elsewhere.has(userId))),
      others,
    );
    return due.length === batchSize;
  }

  /**
   * Shows the other processes that this one lives, and tells of those whose process died.
   * @returns Infinity when there can be no others
   */
  async beat(): Promise<number | undefined> {
    const { shared, lastSeen, audience, clock } = this.#needs;
    const beat = await shared.beat();
    if (!beat) return Number.POSITIVE_INFINITY;
    if (beat.wasForgotten)
      for (const [userId, visit] of this.#visits) {
        // Friends must still learn that someone who has just left is offline.
        if (visit.sockets > 0) visit.published = false;
        this.#changed.add(userId);
      }
    const elsewhere = await shared.elsewhere(beat.orphans);
    const gone = beat.orphans.filter((id) => !elsewhere.has(id) && !this.#visits.has(id));
    if (gone.length === 0) return undefined;
    const at = clock.now();
    await lastSeen.note(gone.map((userId) => ({ userId, at })));
    for (let from = 0; from < gone.length; from += batchSize) {
      const some = gone.slice(from, from + batchSize);
      await this.#publish(
        some.map((userId) => ({ userId, online: false, at })),
        await audience.of(some),
      );
    }
    return undefined;
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
  #changesOf(userId: UserId, now: Instant, isElsewhere: boolean): Change[] {
    const visit = this.#visits.get(userId)!;
    this.#changed.delete(userId);
    const isTold = isElsewhere || visit.published === visit.sockets > 0;
    visit.published = true;
    if (visit.sockets > 0) return isTold ? [] : [{ userId, online: true, at: now }];
    this.#visits.delete(userId);
    return isTold ? [] : [{ userId, online: false, at: visit.leftAt }];
  }

  async #publish(changes: readonly Change[], others: ReadonlyMap<UserId, readonly UserId[]>): Promise<void> {
    const { publisher, online: connected, ids } = this.#needs;
    await publisher.publish(
      changes.flatMap(({ userId, online, at }) => {
        const to = connected.among(others.get(userId) ?? []);
        if (to.length === 0) return [];
        return [
          toFrame(presenceChanged, { id: ids.next(), at }, { userId, online, lastSeenAt: iso(at) }, to),
        ];
      }),
    );
  }
}
