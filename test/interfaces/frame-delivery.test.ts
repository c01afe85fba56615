import { expect, test } from 'vitest';
import { toFrame } from '../../src/application/kernel/frame.ts';
import type { UserId } from '../../src/domain/kernel/id.ts';
import type { Connections } from '../../src/interfaces/kit/connections/connections.ts';
import { FrameDelivery } from '../../src/interfaces/kit/connections/frame-delivery.ts';
import { postCreated } from './catalogue.ts';

test('a frame for very many people leaves room for other work, and later frames wait for it', async () => {
  const asked: number[] = [];
  const delivered: string[] = [];
  const wire = {
    of(users: readonly UserId[]) {
      asked.push(users.length);
      return users.includes('reader' as UserId) ? [{}] : [];
    },
    deliver: ({ id }: { id: string }) => void delivered.push(id),
  };
  const delivery = new FrameDelivery([wire as unknown as Connections]);
  const crowd = Array.from({ length: 20_000 }, (_, index) => `${index}` as UserId);
  const frame = (id: string, to: UserId[]) => toFrame(postCreated, { id, at: 0 }, {} as never, to);
  await delivery.publish([
    frame('first', [...crowd, 'reader' as UserId]),
    frame('second', ['reader' as UserId]),
  ]);
  await delivery.publish([frame('third', ['reader' as UserId])]);
  const steps: number[] = [];
  while (delivered.length < 3) {
    steps.push(asked.reduce((sum, users) => sum + users, 0));
    await new Promise(setImmediate);
  }
  expect(delivered).toEqual(['first', 'second', 'third']);
  expect(Math.max(...steps.map((step, index) => step - (steps[index - 1] ?? 0)))).toBeLessThanOrEqual(2_000);
});
