import { describe, expect, test } from 'vitest';
import { LaundryReminders } from '../../../src/infrastructure/notifications/inbox/laundry-reminders.ts';
import { databases, startWorld } from '../../kit/world.ts';

const day = 24 * 3_600_000;

describe.each(databases)('Items due back, on %s', (kind) => {
  test('notify their owner of each item once, on the due day, wherever they are', async () => {
    const { core, clock, call, person, pushed } = await startWorld(kind);
    const ann = await person('ann');
    const reminders = core.get(LaundryReminders);
    const remind = async () => {
      while (await reminders.step());
    };
    const dueBack = new Date(clock.at + day).toISOString().slice(0, 10);
    const itemIds: string[] = [];
    const places = ['laundry', 'cleaner', 'repair', 'trip', 'lent'] as const;
    for (const place of places) {
      const { id } = await call('wardrobe.add-item', { name: place, category: 'shirt' }, ann.actor);
      await call('wardrobe.move-items', { itemIds: [id], place, dueBack }, ann.actor);
      itemIds.push(id);
    }
    await remind();
    const list = async () => (await call('notifications.list', {}, ann.actor)).items;
    expect(await list()).toEqual([]);
    clock.at += day;
    await remind();
    await remind();
    const about = { type: 'laundry', actors: [], actorCount: 0, count: 1 };
    expect((await list()).toSorted((a, b) => (a.subject!.id < b.subject!.id ? -1 : 1))).toMatchObject(
      itemIds.map((id) => ({ ...about, subject: { kind: 'item', id } })),
    );
    expect(pushed.map(({ frame }) => frame.name).filter((name) => name.startsWith('notification.'))).toEqual(
      places.map(() => 'notification.created'),
    );
  });
});
