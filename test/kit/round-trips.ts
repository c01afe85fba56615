import mysql2 from 'mysql2';
import { onTestFinished } from 'vitest';
import { SqliteConnection } from '../../src/infrastructure/kernel/sqlite/connection.ts';
import type { Kind } from './kernel.ts';

type Method = (this: unknown, ...args: never[]) => unknown;

/** Calls `seen` with the text of every statement that goes to the database, until the test ends. */
function listen(kind: Kind, seen: (text: string) => void): void {
  const watch = (prototype: object, name: string, textOf: (args: readonly unknown[]) => string | undefined) => {
    const holder = prototype as Record<string, Method>;
    const original = holder[name]!;
    holder[name] = function (this: unknown, ...args) {
      const text = textOf(args);
      if (text !== undefined) seen(text);
      return original.apply(this, args);
    };
    onTestFinished(() => {
      holder[name] = original;
    });
  };
  if (kind === 'mysql') {
    // What the driver sends; a statement that is prepared once is not counted each time.
    watch((mysql2 as unknown as { Connection: { prototype: object } }).Connection.prototype, 'addCommand', ([command]) => {
      const { constructor, sql } = command as { constructor: { name: string }; sql?: string };
      return constructor.name === 'Query' || constructor.name === 'Execute' ? (sql ?? '') : undefined;
    });
  } else {
    watch(SqliteConnection.prototype, 'run', ([text]) => String(text));
    watch(SqliteConnection.prototype, 'exec', ([text]) => String(text));
    watch(SqliteConnection.prototype, 'begin', () => 'begin');
  }
}

/** Counts statements: `of(work)` answers what it sent, one entry a round trip. */
export function roundTrips(kind: Kind) {
  let heard: string[] | undefined;
  listen(kind, (text) => void heard?.push(text.trim().replace(/\s+/g, ' ')));
  return {
    async of(work: () => Promise<unknown>): Promise<string[]> {
      heard = [];
      await work();
      const sent = heard;
      heard = undefined;
      return sent;
    },
  };
}
