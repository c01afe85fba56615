import { expect, onTestFinished, test } from 'vitest';
import type { Bus } from '../../src/infrastructure/kernel/bus/bus.ts';

/** Opens a bus of a further process on the same channel. */
export type OpenBus = () => Promise<Bus>;

/** `channel` makes a new channel. */
export function busContract(channel: () => OpenBus): void {
  async function processes(count: number) {
    const open = channel();
    const made = [];
    for (let i = 0; i < count; i++) made.push(await started(await open()));
    for (const { bus } of made) await expect.poll(() => bus.others).toBe(count - 1);
    return { open, made };
  }

  test('every other process gets each message once, and nobody their own', async () => {
    const { made } = await processes(3);
    made[0]!.bus.publish('frames', () => Buffer.from('hello'));
    for (const { heard } of made.slice(1)) await expect.poll(() => heard).toEqual(['frames hello']);
    made[1]!.bus.publish('outbox', () => Buffer.from('back'));
    await expect.poll(() => made[0]!.heard).toEqual(['outbox back']);
    expect(made[1]!.heard).toEqual(['frames hello']);
  });

  test('messages of one process keep their order, over all topics', async () => {
    const { made } = await processes(2);
    const sent = Array.from({ length: 1_000 }, (_, i) => i);
    for (const i of sent) made[0]!.bus.publish(i % 2 === 0 ? 'frames' : 'outbox', () => Buffer.from(`${i}`));
    await expect.poll(() => made[1]!.heard.length).toBe(1_000);
    expect(made[1]!.heard.map((text) => Number(text.split(' ')[1]))).toEqual(sent);
    expect(made[1]!.gaps()).toBe(0);
  });

  test('messages are bytes, from none to many', async () => {
    const { made } = await processes(2);
    const got: Buffer[] = [];
    made[1]!.bus.on('ended-sessions', (payload) => void got.push(Buffer.from(payload)));
    const sent = [
      Buffer.alloc(0),
      Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
      Buffer.alloc(2 ** 20, 7),
    ];
    for (const payload of sent) made[0]!.bus.publish('ended-sessions', () => payload);
    await expect.poll(() => got.length).toBe(3);
    expect(got.every((payload, i) => payload.equals(sent[i]!))).toBe(true);
  });

  test('a process that ends is not counted and gets nothing any more', async () => {
    const { made } = await processes(3);
    await made[2]!.bus.stop();
    for (const { bus } of made.slice(0, 2)) await expect.poll(() => bus.others).toBe(1);
    made[0]!.bus.publish('frames', () => Buffer.from('hello'));
    await expect.poll(() => made[1]!.heard).toEqual(['frames hello']);
    expect(made[2]!.heard).toEqual([]);
    expect(made[1]!.gaps()).toBe(0);
  });

  test('one that only publishes is heard, and is not counted', async () => {
    const { open, made } = await processes(1);
    const commandLine = await open();
    commandLine.publish('frames', () => Buffer.from('hello'));
    await expect.poll(() => made[0]!.heard).toEqual(['frames hello']);
    expect(made[0]!.bus.others).toBe(0);
    expect(made[0]!.gaps()).toBe(0);
  });

  test('without others nobody is told', async () => {
    const { made } = await processes(1);
    made[0]!.bus.publish('frames', () => Buffer.from('hello'));
    expect(made[0]!.bus.others).toBe(0);
    expect(made[0]!.heard).toEqual([]);
  });
}

/** Starts a bus until the end of the test, and notes what it hears. */
export async function started(bus: Bus) {
  const heard: string[] = [];
  let gaps = 0;
  for (const topic of ['frames', 'outbox'] as const)
    bus.on(topic, (payload) => void heard.push(`${topic} ${payload}`));
  bus.onGap(() => gaps++);
  await bus.start();
  onTestFinished(() => bus.stop());
  return { bus, heard, gaps: () => gaps };
}
