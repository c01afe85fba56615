import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import {
  type Case,
  type Decider,
  type Decision,
  Decisions,
  type Terms,
} from '../../../domain/moderation/case.ts';
import { ActionNotPossible } from '../../../domain/moderation/errors.ts';
import { Reports } from '../../../domain/moderation/report.ts';
import { SuspendedUsers, Suspension, type SuspensionTerms } from '../../../domain/moderation/suspension.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { ActionLog, Reportable, Staff } from '../ports.ts';

export const decideNeeds = {
  decisions: Decisions,
  reports: Reports,
  suspended: SuspendedUsers,
  reportable: Reportable,
  staff: Staff,
  log: ActionLog,
};
type Ports = Resolved<typeof decideNeeds>;

/** Takes effect with everything that belongs to it in the current unit of work. */
export async function decide(one: Case, by: Decider, terms: Terms, ports: Ports): Promise<Decision> {
  const { action, reason, at } = terms;
  const { authorId, subject } = one;
  const role = await ports.staff.roleOf(authorId);
  if (action === 'suspend' && role === undefined)
    throw new ActionNotPossible({ detail: 'The account is deleted' });
  const changesContent = subject.kind !== 'user' && (action === 'remove' || action === 'restore');
  if (changesContent && !(await ports.reportable.exists(subject)))
    throw new ActionNotPossible({ detail: 'Its author has deleted it' });
  const decision = one.decide(by, terms, role === 'moderator' || role === 'admin');
  ports.decisions.add(decision);
  if (by) ports.reports.close(one.id, one.outcome);
  if (action === 'suspend') await suspend(authorId, { ...terms, byId: decision.byId }, ports);
  if (action === 'restore' && subject.kind === 'user' && !(await endSuspension(authorId, at, ports)))
    throw new ActionNotPossible({ detail: 'The account is not suspended' });
  ports.log.append({ byId: decision.byId, action, subject, reason, at });
  return decision;
}

async function suspend(userId: UserId, terms: SuspensionTerms, { suspended }: Ports): Promise<void> {
  const known = await suspended.find(userId);
  if (known) known.change(terms);
  else suspended.add(Suspension.start(userId, terms));
}

/** @returns whether there was one in force */
export const endSuspension = async (
  userId: UserId,
  at: Instant,
  { suspended }: Pick<Ports, 'suspended'>,
): Promise<boolean> => (await suspended.find(userId))?.end(at) ?? false;
