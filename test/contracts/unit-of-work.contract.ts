import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConcurrencyConflict } from '../../src/application/kernel/errors.ts';
import { subscriber } from '../../src/application/kernel/subscriber.ts';
import { eventType } from '../../src/domain/kernel/event.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { refusal } from '../../src/domain/kernel/refusal.ts';
import { Post, type PostId } from '../../src/domain/posts/post.ts';
import { PostEdited, PostPublished } from '../../src/domain/posts/published.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { PostSchema } from '../../src/infrastructure/posts/posts.schema.ts';
import type { Kernel, Process } from '../kit/kernel.ts';

class Taken extends refusal('test.taken', 'conflict', 'Taken') {}

const Happened = eventType('test.happened', 1, { userId: 'id' });
const addMute = sql<{ muterId: string; mutedId: string }>(
  'insert into mutes (muter_id, muted_id, created_at) values (:muterId, :mutedId, 0)',
);
const mutes = sql<{ muterId: string }, { n: number }>(
  'select count(*) as n from mutes where muter_id = :muterId',
);
const textOf = sql<{ id: string }, { text: string; version: number }>(
  'select text, version from posts where id = :id',
);
const recorder = sql<Record<never, never>, { id: string; name: string; data: string; at: number }>(
  'select id, name, data, at from events order by id',
);
const messages = sql<Record<never, never>, { subscriber: string; eventId: string; attempts: number }>(
  'select subscriber, event_id as eventId, attempts from dispatches order by subscriber, event_id',
);

/** Transactions around commands, alone and concurrently. */
export function unitOfWorkContract(open: () => Promise<Kernel>): void {
  describe('UnitOfWork and Aggregates', () => {
    let kernel: Kernel;
    const authorId = '01990000-0000-7000-8000-000000000001' as UserId;

    beforeEach(async () => {
      kernel = await open();
      kernel.serve([
        subscriber({
          name: 'test.project',
          when: 'projection',
          on: [PostPublished, Happened],
          needs: {},
          handle: async () => undefined,
        }),
        subscriber({
          name: 'test.effect',
          when: 'side-effect',
          on: [Happened],
          needs: {},
          handle: async () => undefined,
        }),
        subscriber({
          name: 'test.live',
          when: 'after-commit',
          on: [Happened],
          needs: {},
          handle: async () => undefined,
        }),
      ]);
    });
    afterEach(() => kernel.close());

    const publish = (text = 'hello'): Post =>
      Post.publish({
        id: kernel.ids.next<PostId>(),
        authorId,
        text,
        visibility: 'public',
        mentionIds: [],
        at: kernel.clock.now(),
      });
    async function stored(text?: string): Promise<Post> {
      const post = publish(text);
      await kernel.unitOfWork.run(async () => kernel.aggregates.add(PostSchema, post));
      return post;
    }
    const edit = (process: Process, id: PostId, change: (before: string) => string) =>
      process.unitOfWork.run(async () => {
        const post = (await process.aggregates.find(PostSchema, { id }))!;
        const before = (post as unknown as { text: string }).text;
        post.edit(authorId, { text: { text: change(before), mentionIds: [] } }, process.clock.now());
      });
    const everything = () => Promise.all(['posts', 'mutes', 'events', 'dispatches'].map(kernel.count));

    test('a new aggregate, its events and their outbox messages are stored together', async () => {
      const post = await stored();
      expect(await kernel.database.row(textOf, { id: post.id })).toEqual({ text: 'hello', version: 1 });
      const [event, ...others] = await kernel.database.rows(recorder, {});
      expect(others).toEqual([]);
      expect(event).toMatchObject({ name: PostPublished.eventName, at: kernel.clock.now() });
      expect(JSON.parse(event!.data)).toEqual({ postId: post.id, authorId });
      expect(await kernel.database.rows(messages, {})).toEqual([
        { subscriber: 'test.project', eventId: event!.id, attempts: 0 },
      ]);
    });

    test('each durable subscriber gets one outbox message per event, after-commit subscribers get none', async () => {
      await kernel.unitOfWork.run(async () => kernel.recorder.record(Happened({ userId: authorId })));
      const rows = await kernel.database.rows(messages, {});
      expect(rows.map(({ subscriber }) => subscriber)).toEqual(['test.effect', 'test.project']);
    });

    test.each(['before any statement is sent', 'after a flush', 'after a write'])(
      'a failure %s leaves nothing behind',
      async (when) => {
        const failing = kernel.unitOfWork.run(async () => {
          kernel.aggregates.add(PostSchema, publish());
          kernel.recorder.record(Happened({ userId: authorId }));
          kernel.database.enqueue(addMute, { muterId: authorId, mutedId: kernel.ids.next() });
          if (when === 'after a flush') await kernel.unitOfWork.flush();
          if (when === 'after a write')
            await kernel.database.write(addMute, { muterId: authorId, mutedId: kernel.ids.next() });
          throw new Taken();
        });
        await expect(failing).rejects.toThrow(Taken);
        expect(await everything()).toEqual([0, 0, 0, 0]);
        await stored();
        expect(await everything()).toEqual([1, 0, 1, 1]);
      },
    );

    test('a failing statement at the end rolls back the whole unit of work', async () => {
      const failing = kernel.unitOfWork.run(async () => {
        kernel.aggregates.add(PostSchema, publish());
        kernel.database.enqueue(sql('insert into no_such_table values (1)'), {});
      });
      await expect(failing).rejects.toThrow();
      expect(await everything()).toEqual([0, 0, 0, 0]);
    });

    test('reads see enqueued writes only after a flush', async () => {
      await kernel.unitOfWork.run(async () => {
        kernel.database.enqueue(addMute, { muterId: authorId, mutedId: kernel.ids.next() });
        expect(await kernel.database.row(mutes, { muterId: authorId })).toEqual({ n: 0 });
        await kernel.unitOfWork.flush();
        expect(await kernel.database.row(mutes, { muterId: authorId })).toEqual({ n: 1 });
      });
    });

    test('other transactions do not see flushed writes before the commit', async () => {
      const other = await kernel.another();
      await kernel.unitOfWork.run(async () => {
        kernel.database.enqueue(addMute, { muterId: authorId, mutedId: kernel.ids.next() });
        await kernel.unitOfWork.flush();
        const seen = inAnotherRequest(() => other.database.row(mutes, { muterId: authorId }));
        expect(await seen).toEqual({ n: 0 });
      });
      expect(await other.database.row(mutes, { muterId: authorId })).toEqual({ n: 1 });
    });

    test('a nested unit of work throws and rolls back the outer one', async () => {
      const nested = kernel.unitOfWork.run(async () => {
        kernel.aggregates.add(PostSchema, publish());
        await kernel.unitOfWork.run(async () => {});
      });
      await expect(nested).rejects.toThrow('Units of work cannot be nested');
      expect(await kernel.count('posts')).toBe(0);
    });

    test('an unchanged aggregate is not written and keeps its version', async () => {
      const { id } = await stored();
      await kernel.unitOfWork.run(() => kernel.aggregates.find(PostSchema, { id }));
      expect(await kernel.database.row(textOf, { id })).toEqual({ text: 'hello', version: 1 });
      expect(await kernel.count('events')).toBe(1);
    });

    test('removing an aggregate deletes its row and stores its events', async () => {
      const { id } = await stored();
      await kernel.unitOfWork.run(async () => {
        const post = (await kernel.aggregates.find(PostSchema, { id }))!;
        post.delete(authorId);
        kernel.aggregates.remove(post);
      });
      expect(await kernel.count('posts')).toBe(0);
      expect((await kernel.database.rows(recorder, {})).at(-1)!.name).toBe('posts.post-deleted');
    });

    test('an unknown id is undefined', async () => {
      const found = kernel.unitOfWork.run(() =>
        kernel.aggregates.find(PostSchema, { id: kernel.ids.next() }),
      );
      expect(await found).toBeUndefined();
    });

    test('20 concurrent changes of one aggregate all succeed', async () => {
      const { id } = await stored('');
      const letters = [...'abcdefghijklmnopqrst'];
      await Promise.all(letters.map((letter) => edit(kernel, id, (before) => before + letter)));
      const { text, version } = (await kernel.database.row(textOf, { id }))!;
      expect([...text].sort().join('')).toBe(letters.join(''));
      expect(version).toBe(21);
      const edits = (await kernel.database.rows(recorder, {})).filter(
        ({ name }) => name === PostEdited.eventName,
      );
      expect(edits).toHaveLength(20);
    });

    test('20 concurrent changes from two processes all succeed', async () => {
      const other = await kernel.another();
      other.serve([]);
      const { id } = await stored('');
      const letters = [...'abcdefghijklmnopqrst'];
      await Promise.all(
        letters.map((letter, i) => edit(i % 2 ? kernel : other, id, (before) => before + letter)),
      );
      const { text } = (await kernel.database.row(textOf, { id }))!;
      expect([...text].sort().join('')).toBe(letters.join(''));
    });

    test('a unit of work that read stale rows runs again with current ones', async () => {
      const { id } = await stored('');
      let runs = 0;
      await kernel.unitOfWork.run(async () => {
        runs++;
        const post = (await kernel.aggregates.find(PostSchema, { id }))!;
        const before = (post as unknown as { text: string }).text;
        if (runs === 1) await inAnotherRequest(() => edit(kernel, id, () => 'theirs, '));
        post.edit(authorId, { text: { text: `${before}mine`, mentionIds: [] } }, 0);
      });
      expect(runs).toBe(2);
      expect((await kernel.database.row(textOf, { id }))!.text).toBe('theirs, mine');
    });

    test('of 20 callers who insert one key, one succeeds and the others get the business refusal', async () => {
      const mutedId = kernel.ids.next();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () =>
          kernel.unitOfWork.run(async () => {
            if ((await kernel.database.row(mutes, { muterId: authorId }))!.n > 0) throw new Taken();
            kernel.database.enqueue(addMute, { muterId: authorId, mutedId });
            kernel.recorder.record(Happened({ userId: authorId }));
          }),
        ),
      );
      const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
      expect(refused.map(({ reason }) => reason.code)).toEqual(Array(19).fill('test.taken'));
      expect(await kernel.count('mutes')).toBe(1);
      expect(await kernel.count('events')).toBe(1);
    });

    test('a duplicate key without a business refusal ends as a ConcurrencyConflict', async () => {
      const mute = () =>
        kernel.unitOfWork.run(async () =>
          kernel.database.enqueue(addMute, { muterId: authorId, mutedId: authorId }),
        );
      await mute();
      await expect(mute()).rejects.toThrow(ConcurrencyConflict);
      expect(await kernel.count('mutes')).toBe(1);
    });

    test('in-transaction subscribers share the transaction, and their events are stored too', async () => {
      const Followed = eventType('test.followed-on', 1, { userId: 'id' });
      kernel.serve([
        subscriber({
          name: 'test.at-once',
          when: 'in-transaction',
          on: [Happened],
          needs: {},
          async handle({ data: { userId } }) {
            kernel.database.enqueue(addMute, { muterId: userId, mutedId: userId });
            kernel.recorder.record(Followed({ userId }));
            return undefined;
          },
        }),
        subscriber({
          name: 'test.next',
          when: 'projection',
          on: [Followed],
          needs: {},
          handle: async () => undefined,
        }),
      ]);
      await kernel.unitOfWork.run(async () => kernel.recorder.record(Happened({ userId: authorId })));
      expect(await everything()).toEqual([0, 1, 2, 1]);
      const again = kernel.unitOfWork.run(async () => kernel.recorder.record(Happened({ userId: authorId })));
      await expect(again).rejects.toThrow(ConcurrencyConflict);
      expect(await everything()).toEqual([0, 1, 2, 1]);
    });
  });
}

/** Runs `work` outside the current unit of work, like another request. */
const inAnotherRequest = AsyncLocalStorage.snapshot() as <T>(work: () => Promise<T>) => Promise<T>;
