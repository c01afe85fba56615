import { AccountDeleted } from '../../../domain/identity/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { SocialPurge } from '../ports.ts';

const chunk = 200;

export const purgeTies = subscriber({
  name: 'social.purge-ties',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: SocialPurge },
  async handle({ data: { userId } }, { purge }) {
    return (await purge.tiesOf(userId, chunk)) ? { more: 'on' } : undefined;
  },
});
