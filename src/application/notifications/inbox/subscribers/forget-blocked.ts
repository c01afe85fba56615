import { UserBlocked } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { NotificationsPurge } from '../ports.ts';
import { more, step } from './purge-step.ts';

export const forgetBlocked = subscriber({
  name: 'notifications.forget-blocked',
  when: 'projection',
  on: [UserBlocked],
  needs: { purge: NotificationsPurge },
  async handle({ data: { blockerId, blockedId } }, { purge }) {
    const [mine, theirs] = [
      await purge.between(blockerId, blockedId, step),
      await purge.between(blockedId, blockerId, step),
    ];
    return mine || theirs ? more : undefined;
  },
});
