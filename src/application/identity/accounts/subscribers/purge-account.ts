import { AccountDeleted } from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { AccountPurge } from '../../ports.ts';

export const purgeAccount = subscriber({
  name: 'identity.purge-account',
  when: 'projection',
  on: [AccountDeleted],
  needs: { purge: AccountPurge },
  async handle({ data }, { purge }) {
    purge.ofAccount(data.userId as UserId);
    return undefined;
  },
});
