import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { Out } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { databases, type Person, startWorld, type World } from '../../kit/world.ts';

const second = 1000;
const event = fc.record({
  where: fc.nat(7),
  /** The clock of another process may be behind. */
  later: fc.constantFrom(0, 5, 40, 59, 61, 300, -20, -90),
  join: fc.boolean(),
});

const inOrder = sql<{ userId: string }, { id: string }>(`
  select c.id from memberships m join conversations c on c.id = m.conversation_id
  where m.user_id = :userId order by c.last_at desc, c.id desc`);

/** All pages of two conversations. */
async function listed({ call }: World, { actor }: Person): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Out<'messaging.list-conversations'> = await call(
      'messaging.list-conversations',
      { limit: 2, ...(cursor && { cursor }) },
      actor,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

describe.each(databases)('the latest conversations on %s', (kind) => {
  test('are in the order of their newest messages, whenever these were sent', async () => {
    const world = await startWorld(kind);
    const { call, clock } = world;
    let people = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 25 }), async (events) => {
        const person = () => world.person(`person${++people}`);
        const [ann, bob] = [await person(), await person()];
        const conversationIds: string[] = [];
        for (let n = 0; n < 4; n++) {
          const friend = await person();
          await befriend(world, ann, friend);
          conversationIds.push((await call('messaging.open-direct', { userId: friend.id }, ann.actor)).id);
          const room = { title: `room ${n}`, visibility: 'public' } as const;
          conversationIds.push((await call('messaging.create-room', room, ann.actor)).id);
        }
        for (const [n, { where, later, join }] of events.entries()) {
          clock.at += later * second;
          const conversationId = conversationIds[where]!;
          if (join && where % 2 === 1)
            await call('messaging.join-room', { roomId: conversationId }, bob.actor).catch(() => undefined);
          await call(
            'messaging.send-message',
            { conversationId, clientId: randomUUID(), text: `${n}` },
            ann.actor,
          );
        }
        for (const one of [ann, bob]) {
          const expected = await world.database.rows(inOrder, { userId: one.id });
          expect(await listed(world, one)).toEqual(expected.map(({ id }) => id));
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
