import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvents, type StreamEvent } from '../../src/interfaces/client/rpc/event-stream.ts';
import { type Person, startTestService, type TestService } from '../kit/service.ts';
import { databases } from '../kit/world.ts';

describe.each(databases)('the stream of events on %s', (kind) => {
  let service: TestService;
  let ann: Person;
  let ben: Person;
  let roomId: string;

  beforeAll(async () => {
    service = await startTestService(kind);
    [ann, ben] = await Promise.all([service.person('ann'), service.person('ben')]);
    roomId = (await ann.does('messaging.create-room', { title: 'Coats', visibility: 'public' })).id;
    await ben.does('messaging.join-room', { roomId });
    await service.settled();
  });
  afterAll(() => service.stop());

  /** Collects the events of a stream until it is closed. */
  async function listen({ accessToken }: Person, lastEventId?: string) {
    const controller = new AbortController();
    const response = await fetch(`${service.url}/rpc/events`, {
      signal: controller.signal,
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
      },
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const events: StreamEvent[] = [];
    const ended = (async () => {
      for await (const event of readEvents(response.body!, () => {})) {
        service.published.frame(event.name, JSON.parse(event.data));
        events.push(event);
      }
    })();
    return {
      events,
      named: (name: string) => events.filter((event) => event.name === name),
      async close() {
        controller.abort();
        await ended.catch(() => {});
      },
    };
  }
  const say = (conversationId: string, text: string) =>
    ann.does('messaging.send-message', { conversationId, clientId: randomUUID(), text });

  test('has the frames of a socket, and after a pause the conversations that changed meanwhile', async () => {
    const quiet = await ann.does('messaging.create-room', { title: 'Quiet', visibility: 'public' });
    await ben.does('messaging.join-room', { roomId: quiet.id });
    const first = await listen(ben);
    await say(roomId, 'Which coat?');
    await expect.poll(() => first.named('message.created').length).toBe(1);
    const [seen] = first.named('message.created');
    expect(JSON.parse(seen!.data)).toMatchObject({ id: seen!.id, data: { text: 'Which coat?' } });
    await first.close();

    const sent = await say(roomId, 'The brown one?');
    const again = await listen(ben, seen!.id!);
    await expect.poll(() => again.named('conversation.head').length).toBe(1);
    const [head] = again.named('conversation.head');
    expect(head!.id).toBeUndefined();
    expect(JSON.parse(head!.data).data).toEqual({ conversationId: roomId, lastChangeSeq: sent.changeSeq });
    await say(roomId, 'The brown one.');
    await expect.poll(() => again.named('message.created').length).toBe(1);
    await again.close();
  });

  test('goes on where the frames of another account would start, with none of them', async () => {
    const stranger = await service.person('stranger');
    const stream = await listen(stranger, '01890000-0000-7000-8000-000000000000');
    await stranger.does('posts.create-post', { text: 'hi' });
    await say(roomId, 'Only for members');
    await stranger.does('wardrobe.add-item', { name: 'hat', category: 'hat' });
    await expect.poll(() => stream.named('item.changed').length).toBe(1);
    expect(stream.events.map(({ name }) => name)).not.toContain('conversation.head');
    expect(stream.events.map(({ name }) => name)).not.toContain('message.created');
    await stream.close();
  });
});
