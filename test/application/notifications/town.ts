import { DailyDigest } from '../../../src/application/notifications/deliveries/daily-digest.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { DeliveryWorkers } from '../../../src/infrastructure/notifications/deliveries/workers.ts';
import { type databases, type Person, startWorld } from '../../kit/world.ts';

const verify = sql<{ userId: string; now: number }>(
  'update accounts set email_verified_at = :now where id = :userId',
);

/** People who have confirmed their addresses, and hands to move deliveries on. */
export async function startTown(kind: (typeof databases)[number], environment: Record<string, string> = {}) {
  const world = await startWorld(kind, environment);
  const { call, clock, core, settled } = world;
  const workers = core.get(DeliveryWorkers).byChannel;

  async function resident(username: string, name = username): Promise<Person> {
    const one = await world.person(username, name);
    await world.unitOfWork.run(() => world.database.write(verify, { userId: one.id, now: clock.at }));
    return one;
  }
  /** Sends everything that is due by now. */
  async function deliver(): Promise<void> {
    await settled();
    while (await core.get(DailyDigest).step());
    for (const worker of workers.values()) while (await worker.step());
  }
  const later = async (ms: number) => {
    await settled();
    clock.at += ms;
    await deliver();
  };
  const ann = await resident('ann', 'Ann <b>&</b>');
  const admin = { actor: { ...ann.actor, role: 'admin' as const } };
  /** What the record says, the oldest first. */
  async function record(
    filter: { userId?: string; channel?: 'inApp' | 'email' | 'webhook' } = { channel: 'email' },
  ) {
    await settled();
    const page = await call('notifications.list-deliveries', { limit: 100, ...filter }, admin.actor);
    return page.items.toReversed();
  }
  const states = async (filter?: Parameters<typeof record>[0]) =>
    (await record(filter)).map(({ type, state, errorClass }) =>
      [type, state, errorClass].filter(Boolean).join(' '),
    );
  /** Mails that tell of something, without those about the account. */
  const told = async () =>
    (await world.mails()).filter(({ subject }) => subject !== 'Confirm your email address');
  return { ...world, resident, deliver, later, record, states, told, ann, admin };
}
export const minute = 60_000;
export const hour = 60 * minute;
