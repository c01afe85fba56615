import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../src/application/catalogue.ts';
import { closedToSuspended } from '../../src/application/kernel/dispatcher.ts';
import { isForStaff, type Operation } from '../../src/application/kernel/operation.ts';
import { paramsOf } from '../../src/interfaces/http/route.ts';
import { routeOf } from '../../src/interfaces/http/routes.ts';
import type { Name } from '../kit/calls.ts';
import { png } from '../kit/files/images.ts';
import { type Person, startTestService, wires } from '../kit/service.ts';

const uploads = ['media.upload-file', 'media.replace-file'];
const writes = (operations as readonly Operation[]).filter(
  (one) => closedToSuspended(one) && !one.overSockets && !uploads.includes(one.name),
);

describe('a suspended person', () => {
  let service: Awaited<ReturnType<typeof startTestService>>;
  let ann: Person;
  beforeAll(async () => {
    service = await startTestService('sqlite');
    ann = await service.person('ann');
    const boss = await service.promoted(await service.person('boss'));
    await boss.does('moderation.suspend-user', { userId: ann.id, reason: 'spam' });
  });
  afterAll(() => service.stop());

  test.each(wires)('is refused every write of the catalogue over %s', async (wire) => {
    const client = await service.client(wire, ann.accessToken);
    const seen = new Map<string, string>();
    for (const { name } of writes) {
      const ids = paramsOf(routeOf(name as Name)!.path).map((field) => [field, randomUUID()]);
      const outcome = await client.call(name as Name, Object.fromEntries(ids) as never);
      seen.set(name, outcome.ok ? 'ok' : outcome.problem.code);
    }
    client.close();
    const expected = writes.map(
      (one) => [one.name, isForStaff(one) ? 'request.not-allowed' : 'identity.suspended'] as const,
    );
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(expected));
  });

  test('is refused an upload', async () => {
    await expect(ann.upload(await png())).rejects.toThrow('identity.suspended');
  });
});
