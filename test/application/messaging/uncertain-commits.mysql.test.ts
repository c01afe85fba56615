import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { mysql, reusedMysqlDatabase } from '../../kit/mysql/databases.ts';
import { startTcpProxy } from '../../kit/servers/tcp-proxy.ts';
import { refusalOf, startWorld } from '../../kit/world.ts';

async function stage() {
  const database = await reusedMysqlDatabase();
  onTestFinished(() => database[Symbol.asyncDispose]());
  const url = new URL(database.url);
  const port = Number(url.port);
  const proxy = await startTcpProxy(() => port);
  onTestFinished(() => proxy.close());
  url.port = new URL(proxy.url).port;
  const world = await startWorld('sqlite', { DATABASE_URL: url.href });
  const { call, person, pushed, settled, core } = world;
  const [ann, bob] = [await person('ann'), await person('bob')];
  const { id: conversationId } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
  await settled();
  /** Runs a call whose commit is stored, and whose caller is told that the database is away. */
  const lose = async (work: () => Promise<unknown>) => {
    await settled();
    pushed.length = 0;
    proxy.loseAnswerTo('commit');
    expect(await refusalOf(work())).toBe('request.unavailable');
  };
  /** The frames to bob about messages, once the service has asked what became of the commit. */
  const frames = async () => {
    await core.get(SqlUnitOfWork).publishUncertain();
    await settled();
    return pushed
      .filter(({ frame, to }) => frame.name.startsWith('message.') && to.includes(bob.id))
      .map(({ frame, data }) => `${frame.name} ${(data as { changeSeq: number }).changeSeq}`);
  };
  const send = (clientId: string, meta = {}) =>
    call('messaging.send-message', { conversationId, clientId, text: 'hi' }, ann.actor, meta);
  return { ...world, ann, bob, conversationId, lose, frames, send };
}

describe.skipIf(!mysql)('A commit whose answer is lost', () => {
  test('a message that was stored reaches the others, even if its sender never sends it again', async () => {
    const { lose, frames, send } = await stage();
    await lose(() => send(randomUUID()));
    expect(await frames()).toEqual(['message.created 1']);
    expect(await frames()).toEqual(['message.created 1']);
  });

  test.each([
    ['clientId', {}],
    ['Idempotency-Key', { idempotencyKey: 'once' }],
  ])('a message sent again with its %s reaches the others once', async (_what, meta) => {
    const { lose, frames, send, pushed } = await stage();
    const clientId = randomUUID();
    await lose(() => send(clientId, meta));
    expect(await send(clientId, meta)).toMatchObject({ seq: 1 });
    expect(await frames()).toEqual(['message.created 1']);
    expect(new Set(pushed.filter(({ frame }) => frame.name === 'message.created')).size).toBe(1);
  });

  test('an edit, a reaction and a deletion that were stored reach the others', async () => {
    const { call, ann, bob, lose, frames, send } = await stage();
    const { id: messageId } = await send(randomUUID());
    await lose(() => call('messaging.edit-message', { messageId, text: 'hello' }, ann.actor));
    expect(await frames()).toEqual(['message.edited 2']);
    await lose(() => call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor));
    expect(await frames()).toEqual(['message.reacted 3']);
    await lose(() => call('messaging.unreact-to-message', { messageId }, bob.actor));
    expect(await frames()).toEqual(['message.reacted 4']);
    await lose(() => call('messaging.delete-message', { messageId }, ann.actor));
    expect(await frames()).toEqual(['message.deleted 5']);
  });
});
