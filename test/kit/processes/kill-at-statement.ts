import mysql2 from 'mysql2';
import { SqliteConnection } from '../../../src/infrastructure/kernel/database/sqlite/connection.ts';

let statements = 0;
let last = Number.POSITIVE_INFINITY;

type Method = (this: unknown, ...args: unknown[]) => unknown;
function killAfter(prototype: object, name: string): void {
  const holder = prototype as Record<string, Method>;
  const original = holder[name]!;
  holder[name] = function (...args) {
    const result = original.apply(this, args);
    if (++statements === last) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
killAfter((mysql2 as unknown as { Connection: { prototype: object } }).Connection.prototype, 'addCommand');
killAfter(SqliteConnection.prototype, 'run');
killAfter(SqliteConnection.prototype, 'exec');

/** From now on the process kills itself like `kill -9` after sending the n-th statement. */
export function killAtStatement(n: number): void {
  statements = 0;
  last = n;
}

/** Ends the killing. @returns how many statements were sent since `killAtStatement` */
export function survive(): number {
  last = Number.POSITIVE_INFINITY;
  return statements;
}
