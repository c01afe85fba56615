import { UserMuted } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { NotificationsPurge } from '../ports.ts';
import { more, step } from './purge-step.ts';

/** Deletes what the muted person did, so that the unread count matches the list. */
export const forgetMuted = subscriber({
  name: 'notifications.forget-muted',
  when: 'projection',
  on: [UserMuted],
  needs: { purge: NotificationsPurge },
  async handle({ data: { muterId, mutedId } }, { purge }) {
    return (await purge.between(muterId, mutedId, step)) ? more : undefined;
  },
});
