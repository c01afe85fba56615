import type { UserId } from '../../../domain/kernel/id.ts';
import { SuspendedUsers, type Suspension } from '../../../domain/moderation/suspension.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { SuspensionSchema } from '../moderation.schema.ts';

export class SqlSuspendedUsers extends SuspendedUsers {
  readonly #aggregates: Aggregates;

  constructor(aggregates: Aggregates) {
    super();
    this.#aggregates = aggregates;
  }

  find(userId: UserId): Promise<Suspension | undefined> {
    return this.#aggregates.find(SuspensionSchema, { userId });
  }

  add(suspension: Suspension): void {
    this.#aggregates.add(SuspensionSchema, suspension);
  }
}
