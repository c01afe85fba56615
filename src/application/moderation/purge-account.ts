import { AccountDeleted } from '../../domain/identity/published.ts';
import { subscriber } from '../kernel/subscriber.ts';
import { ModerationPurge } from './ports.ts';

/** Cases about the account stay, with their evidence; what it wrote to moderators goes. */
export const purgeAccount = subscriber({
  name: 'moderation.purge-account',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: ModerationPurge },
  async handle({ data }, { purge }) {
    purge.ofAccount(data.userId);
    return undefined;
  },
});
