import { setTimeout as pause } from 'node:timers/promises';
import { paced } from './load.ts';
import type { Running } from './service.ts';
import type { World } from './world.ts';

/** Waits until all subscribers are done; resolves to the milliseconds that this took. */
export async function settled({ core: { engine } }: World): Promise<number> {
  const from = Date.now();
  const text = 'select subscriber from dispatches where dead_at is null limit 1';
  while ((await engine.read({ text, values: [] })).length > 0) await pause(20);
  return Date.now() - from;
}

/** Milliseconds from the creation of each of these posts until it is in all feeds, sorted. */
export async function delivered(
  { core: { engine } }: World,
  since: number,
  count: number,
): Promise<Float64Array> {
  for (;;) {
    const events = await engine.read({
      text: "select data, at from events where name = 'feed.post-delivered' and at >= ?",
      values: [since],
    });
    if (events.length < count) {
      await pause(20);
      continue;
    }
    // An id starts with the time of its creation.
    const made = (data: unknown) =>
      Number.parseInt(
        (JSON.parse(String(data)) as { postId: string }).postId.replaceAll('-', '').slice(0, 12),
        16,
      );
    return Float64Array.from(events.map(({ data, at }) => Number(at) - made(data))).sort();
  }
}

/** Creates a post; resolves to the milliseconds until it is in all feeds. */
export async function posted(world: World, { port }: Running, request: string): Promise<number> {
  const since = Date.now();
  let sent = 0;
  await paced(
    port,
    () => request,
    50,
    () => sent++ > 0,
    1,
  );
  return (await delivered(world, since, 1))[0]!;
}
