import { AccountDeleted } from '../../../../domain/identity/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { NotificationsPurge } from '../ports.ts';
import { more, step } from './purge-step.ts';

export const forgetPeople = subscriber({
  name: 'notifications.forget-people',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: NotificationsPurge },
  async handle({ data: { userId } }, { purge }) {
    return (await purge.ofPerson(userId, step)) ? more : undefined;
  },
});
