import { expect, test } from 'vitest';
import { Database } from '../../../src/infrastructure/kernel/database/database.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { startWorld } from '../../kit/world.ts';

const slotsLeft = sql<Record<never, never>, { slot: string }>('select hex(slot) as slot from dispatches');

test('a process with some of the hash slots leaves the others to another', async () => {
  const { core, call, person } = await startWorld('sqlite', { OUTBOX_SLOTS: '00-7f' });
  const slots = async () =>
    (await core.get(Database).rows(slotsLeft, {})).map(({ slot }) => Number.parseInt(slot, 16));
  for (const name of ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal', 'ida', 'jim'])
    await call('posts.create-post', { text: 'hello' }, (await person(name)).actor);
  const before = await slots();
  await core.relay.drain();
  expect(await slots()).toEqual(before.filter((slot) => slot >= 0x80));
});
