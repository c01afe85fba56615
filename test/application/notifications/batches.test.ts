import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ids } from '../../../src/application/kernel/ports.ts';
import { type NewNotification, Notifications } from '../../../src/application/notifications/inbox/ports.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, startWorld } from '../../kit/world.ts';

type Group = { id: string; recipientId: string; type: string; subjectId: string; mailOnly: number } & Record<
  'facts' | 'actorCount',
  number
>;
const groups = sql<{ ids: readonly string[] }, Group>(`
  select id, recipient_id as recipientId, type, subject_id as subjectId, mail_only as mailOnly, facts,
    actor_count as actorCount
  from notifications where recipient_id in (:ids*) order by recipient_id, sort_id`);
const actors = sql<{ ids: readonly string[] }, { notificationId: string; actorId: string }>(
  'select notification_id as notificationId, actor_id as actorId from notification_actors where notification_id in (:ids*) order by id',
);

const told = fc.record({
  recipient: fc.nat(2),
  actor: fc.nat(3),
  subject: fc.nat(1),
  type: fc.constantFrom('reaction', 'comment'),
  mailOnly: fc.boolean(),
  key: fc.nat(9),
});

describe.each(databases)('Notifications stored together, on %s', (kind) => {
  test('equal those stored one by one, whichever events join in a batch', async () => {
    const world = await startWorld(kind);
    const notifications = world.core.get(Notifications);
    const idOf = () => world.core.get(Ids).next() as Id<never>;
    const run = (news: readonly NewNotification[]) => world.unitOfWork.run(() => notifications.add(news));

    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(told, { maxLength: 12 }), { maxLength: 4 }), async (batches) => {
        /** What is stored for new people, in terms of their numbers. */
        const stored = async (parts: readonly (readonly (typeof batches)[number][number][])[]) => {
          const [people, by, things] = [
            [1, 2, 3],
            [1, 2, 3, 4],
            [1, 2],
          ].map((some) => some.map(idOf));
          for (const part of parts)
            await run(
              part.map(({ recipient, actor, subject, type, mailOnly, key }) => ({
                at: world.clock.at,
                mailOnly,
                request: {
                  recipientId: people![recipient]!,
                  actorId: by![actor]!,
                  type,
                  subject: { kind: 'post', id: things![subject]! },
                  key: `${key}`,
                },
              })),
            );
          const rows = await world.database.rows(groups, { ids: people! });
          const theirs =
            rows.length === 0 ? [] : await world.database.rows(actors, { ids: rows.map(({ id }) => id) });
          return rows.map(({ id, recipientId, subjectId, ...rest }) => ({
            ...rest,
            recipient: people!.indexOf(recipientId as never),
            subject: things!.indexOf(subjectId as never),
            actors: theirs
              .filter(({ notificationId }) => notificationId === id)
              .map(({ actorId }) => by!.indexOf(actorId as never)),
          }));
        };
        const together = await stored(batches);
        expect(together).toEqual(await stored(batches.flat().map((one) => [one])));
        for (const { actors, actorCount } of together) expect(actors).toHaveLength(actorCount);
      }),
      { numRuns: kind === 'sqlite' ? 40 : 8 },
    );
  });
});
