import type { Participant } from '../../client/index.ts';

type Role = Participant['role'];

/** Whether someone of a role may remove and ban someone of another. */
export const mayLead = (mine: Role | null, theirs: Role): boolean =>
  (mine === 'owner' && theirs !== 'owner') || (mine === 'moderator' && theirs === 'member');
