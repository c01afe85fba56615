import type { Actor } from '../../../src/application/kernel/operation.ts';
import { type databases, type Person, startWorld } from '../../kit/world.ts';

type ReportedKind = 'user' | 'post' | 'comment' | 'message' | 'item' | 'outfit' | 'room';

/** Ann writes, bob reports, mod decides, boss answers appeals. */
export async function startModeration(
  kind: (typeof databases)[number],
  environment: Record<string, string> = {},
) {
  const world = await startWorld(kind, environment);
  const { call } = world;
  const [ann, bob, cat, mod, boss] = (await Promise.all(
    ['ann', 'bob', 'cat', 'mod', 'boss'].map((name) => world.person(name)),
  )) as [Person, Person, Person, Person, Person];
  const moderator: Actor = { ...mod.actor, role: 'moderator' };
  const admin: Actor = { ...boss.actor, role: 'admin' };
  const report = (
    by: Person,
    subject: { kind: ReportedKind; id: string },
    reason: 'spam' | 'hate' = 'spam',
  ) => call('moderation.report', { subject, reason }, by.actor);
  const caseOf = async (subjectId: string) => {
    const { items } = await call('moderation.list-cases', { limit: 100 }, moderator);
    return items.find(({ subject }) => subject.id === subjectId);
  };
  type Action = 'dismiss' | 'remove' | 'restore' | 'warn' | 'suspend';
  const decide = async (subjectId: string, action: Action, terms: { days?: number } = {}) => {
    const { id: caseId } = (await caseOf(subjectId))!;
    return call('moderation.decide-case', { caseId, action, reason: 'spam', ...terms }, moderator);
  };
  return { ...world, world, ann, bob, cat, moderator, admin, report, caseOf, decide };
}
