import { expect, test } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import type { Operation } from '../../../src/application/kernel/operation.ts';
import { startWorld } from '../../kit/world.ts';

const own = (operations as readonly unknown[] as readonly Operation[]).filter(({ readsOwn }) => readsOwn);
const inputs: Readonly<Record<string, object>> = {
  'wallets.export-statement': { currency: 'EUR', from: '2026-01-01', to: '2026-01-31' },
};
/** Where others say what they allow. */
const decisions =
  /\b(blocks|mutes|friends|friendships|follows|suspensions|room_bans|memberships|occasion_guests)\b/;

test.each(own.map(({ name }) => [name]))(
  '%s may be read from a replica, because it asks nobody else for permission',
  async (name) => {
    const { call, person, core } = await startWorld('sqlite');
    const ann = await person('ann');
    await call('wardrobe.add-item', { name: 'hat', category: 'hat' }, ann.actor);
    const { read } = core.engine;
    const texts: string[] = [];
    (core.engine as { read: typeof read }).read = (bound) => {
      texts.push(bound.text);
      return read(bound);
    };
    await call(name as 'wardrobe.get-stats', (inputs[name] ?? {}) as never, ann.actor);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => decisions.test(text))).toEqual([]);
  },
);

test("lists of someone else's things are read from the primary", () => {
  const [ann, bob] = ['0190', '0191'];
  const actor = { id: ann } as never;
  const items = own.find(({ name }) => name === 'wardrobe.list-items')!;
  const readsOwn = (input: object) => items.readsOwn!(input, actor);
  expect(readsOwn({})).toBe(true);
  expect(readsOwn({ userId: ann })).toBe(true);
  expect(readsOwn({ userId: bob })).toBe(false);
  expect(readsOwn({ outfitId: '0192' })).toBe(false);
});
