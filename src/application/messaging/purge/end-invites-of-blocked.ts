import { UserBlocked } from '../../../domain/social/published.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { MessagingPurge } from './ports.ts';

export const endInvitesOfBlocked = subscriber({
  name: 'messaging.end-invites-of-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { relations: Relations, purge: MessagingPurge },
  async handle({ data: { blockerId, blockedId } }, { relations, purge }) {
    // No invite can follow: inviting locks the account that the block locks.
    if ((await relations.between(blockerId, blockedId)).blocked) purge.endInvites(blockerId, blockedId);
    return undefined;
  },
});
