import type { UserId } from '../../../domain/kernel/id.ts';
import { pairOf } from '../../../domain/kernel/pair.ts';
import { type Friendship, type FriendshipId, Friendships } from '../../../domain/social/friendship.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { FriendshipSchema } from '../social.schema.ts';

export class SqlFriendships extends Friendships {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  async find(id: FriendshipId): Promise<Friendship | undefined> {
    return this.#aggregates.find(FriendshipSchema, { id });
  }

  async between(a: UserId, b: UserId): Promise<Friendship | undefined> {
    const [lowId, highId] = pairOf(a, b);
    return this.#aggregates.find(FriendshipSchema, { lowId, highId });
  }

  add(friendship: Friendship): void {
    this.#aggregates.add(FriendshipSchema, friendship);
  }

  remove(friendship: Friendship): void {
    this.#aggregates.remove(friendship);
  }
}
