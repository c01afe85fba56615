import mysql2 from 'mysql2';
import { onTestFinished } from 'vitest';
import { SqliteConnection } from '../../src/infrastructure/kernel/database/sqlite/connection.ts';
import type { Kind } from './kernel.ts';
import type { World } from './world.ts';

type Method = (this: unknown, ...args: never[]) => unknown;

export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Listens to every statement sent to the database, until the test ends. */
function listen(kind: Kind, hear: (sent: Sent) => void): void {
  const watch = (prototype: object, name: string, sent: (args: readonly unknown[]) => Sent | undefined) => {
    const holder = prototype as Record<string, Method>;
    const original = holder[name]!;
    holder[name] = function (this: unknown, ...args) {
      const heard = sent(args);
      if (heard) hear(heard);
      return original.apply(this, args);
    };
    onTestFinished(() => {
      holder[name] = original;
    });
  };
  if (kind === 'mysql') {
    // Counts what the driver sends, except for preparing, which happens once per connection.
    const { prototype } = (mysql2 as unknown as { Connection: { prototype: object } }).Connection;
    watch(prototype, 'addCommand', ([command]) => {
      const { sql = '', values = [] } = command as { sql?: string; values?: readonly unknown[] };
      const counts = ['Query', 'Execute'].includes(Object.getPrototypeOf(command).constructor.name);
      return counts ? { text: sql, values } : undefined;
    });
  } else {
    const text = (args: readonly unknown[]) => ({ text: String(args[0]), values: [] });
    watch(SqliteConnection.prototype, 'run', ([text, values]) => ({ text, values }) as Sent);
    watch(SqliteConnection.prototype, 'exec', text);
    watch(SqliteConnection.prototype, 'begin', () => ({ text: 'begin', values: [] }));
  }
}

/** `sentBy(work)` resolves to the statements sent by `work`; on MySQL each is a round trip. */
export function roundTrips(kind: Kind) {
  let heard: Sent[] | undefined;
  listen(kind, (sent) => void heard?.push(sent));
  return {
    async sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
      const mine: Sent[] = [];
      heard = mine;
      await work();
      heard = undefined;
      return mine;
    },
  };
}

/** Disconnects subscribers and frames, so that only the commands' own statements count. */
export async function withoutSubscribers({ core }: World): Promise<void> {
  await core.relay.stop();
  core.bus.close();
}
