import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AnyEventType } from '../../src/domain/kernel/event.ts';

const domain = join(import.meta.dirname, '../../src/domain');
const published: AnyEventType[] = [];
for await (const file of glob('*/published.ts', { cwd: domain }))
  published.push(...(Object.values(await import(join(domain, file))) as AnyEventType[]));
const ownersOf = ({ fields }: AnyEventType) =>
  Object.values(fields).filter((kind) => kind === 'owner').length;

test('an event says whose rows change, unless they have no owner', () => {
  expect(published.length).toBeGreaterThan(90);
  expect(published.filter((type) => ownersOf(type) > 1)).toEqual([]);
  const without = published.filter((type) => ownersOf(type) === 0);
  // Their rows are in tables that everyone's rows are in (deploy/vitess).
  const global = /^(moderation|wallets)\.|^identity.mail-token-issued$|^notifications.sending-accepted$/;
  expect(without.map(({ eventName }) => eventName).filter((name) => !global.test(name))).toEqual([]);
});
