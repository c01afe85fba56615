import { describe, expect, test } from 'vitest';
import { LaundryReminders } from '../../../src/infrastructure/notifications/inbox/laundry-reminders.ts';
import { databases, startWorld } from '../../kit/world.ts';

const day = 24 * 3_600_000;

describe.each(databases)('Items due back from the laundry, on %s', (kind) => {
  test('notify their owner once on the due day, in one notification', async () => {
    const { core, clock, call, person, pushed } = await startWorld(kind);
    const ann = await person('ann');
    const reminders = core.get(LaundryReminders);
    const remind = async () => {
      while (await reminders.step());
    };
    const dueBack = new Date(clock.at + day).toISOString().slice(0, 10);
    const itemIds: string[] = [];
    for (const name of ['shirt', 'coat'])
      itemIds.push((await call('wardrobe.add-item', { name, category: 'shirt' }, ann.actor)).id);
    await call('wardrobe.move-items', { itemIds, place: 'cleaner', dueBack }, ann.actor);
    await remind();
    const list = async () => (await call('notifications.list', {}, ann.actor)).items;
    expect(await list()).toEqual([]);
    clock.at += day;
    await remind();
    await remind();
    expect(await list()).toMatchObject([{ type: 'laundry', actors: [], actorCount: 0, count: 2 }]);
    expect(pushed.map(({ frame }) => frame.name).filter((name) => name.startsWith('notification.'))).toEqual([
      'notification.created',
      'notification.updated',
    ]);
  });
});
