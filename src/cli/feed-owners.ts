import { Credentials } from '../application/identity/credentials.ts';
import { Clock } from '../application/kernel/ports.ts';
import type { Core } from '../composition.ts';
import type { UserId } from '../domain/kernel/id.ts';
import { activeMs } from '../infrastructure/feed/owners.ts';
import { FeedUpkeep } from '../infrastructure/feed/upkeep.ts';
import { firstId } from '../infrastructure/kernel/database/statement.ts';
import { CommandError } from './command-line.ts';

const pageSize = 500;

/** People whose feed is kept up to date: those who viewed it in the last 30 days. */
export const activeOwners = ({ get }: Core) => owners(get(FeedUpkeep), get(Clock).now() - activeMs);

/** Everyone with a feed. */
export const allOwners = ({ get }: Core) => owners(get(FeedUpkeep), -1);

export async function* ownerNamed({ get }: Core, username: string): AsyncGenerator<UserId> {
  const found = await get(Credentials).byUsername(username);
  if (!found) throw new CommandError(`There is no user ${username}`);
  yield found.userId;
}

async function* owners(upkeep: FeedUpkeep, activeSince: number): AsyncGenerator<UserId> {
  for (let after: string = firstId; ; ) {
    const page = await upkeep.owners(after, pageSize, activeSince);
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)!;
  }
}
