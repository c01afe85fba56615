import type { Instant } from '../kernel/id.ts';
import { AlreadyInRoom, BanIsOver, NotYourself, PersonBanned, RoleTooLow, UserNotFound } from './errors.ts';
import { leads, type MemberRole, mayActOn } from './member-role.ts';
import type { Member, Target } from './room-people.ts';

// Who may do what to whom in a room. The order of the rules decides which refusal is answered.

export interface Invitee extends Target {
  /** No block is in between, and the account exists. */
  readonly reachable: boolean;
  readonly banned: boolean;
}

/** Any member may invite to a public room, only leaders to a private one. */
export function assertMayInvite(by: Member, target: Invitee, visibility: 'public' | 'private'): void {
  if (visibility === 'private') assertLeads(by.role);
  if (target.userId === by.userId) throw new NotYourself();
  if (!target.reachable) throw new UserNotFound();
  if (target.role) throw new AlreadyInRoom();
  if (target.banned) throw new PersonBanned();
}

export function assertMayRemove(by: Member, target: Target): void {
  assertLeads(by.role);
  if (target.userId === by.userId) throw new NotYourself();
  if (!target.role) throw new UserNotFound();
  if (!mayActOn(by.role, target.role)) throw new RoleTooLow();
}

/** Also someone who is not in the room, or with a block in between. */
export function assertMayBan(
  by: Member,
  target: Target & { readonly deleted: boolean },
  { until, at }: { readonly until: Instant | null; readonly at: Instant },
): void {
  assertLeads(by.role);
  if (target.userId === by.userId) throw new NotYourself();
  if (until !== null && until <= at)
    throw new BanIsOver({ errors: [{ pointer: '/until', detail: 'is past', kind: 'in-the-past' }] });
  if (target.deleted) throw new UserNotFound();
  if (target.role && !mayActOn(by.role, target.role)) throw new RoleTooLow();
}

export function assertMayChangeRole(by: Member, target: Target): void {
  assertOwns(by.role);
  if (target.userId === by.userId) throw new NotYourself();
  if (!target.role) throw new UserNotFound();
}

export function assertLeads(role: MemberRole): void {
  if (!leads(role)) throw new RoleTooLow();
}

export function assertOwns(role: MemberRole): void {
  if (role !== 'owner') throw new RoleTooLow();
}
