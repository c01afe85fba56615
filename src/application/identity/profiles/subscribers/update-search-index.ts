import { AccountRegistered, ProfileChanged } from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { SearchIndex } from '../../ports.ts';

export const updateSearchIndex = subscriber({
  name: 'identity.update-search-index',
  when: 'projection',
  on: [AccountRegistered, ProfileChanged],
  needs: { index: SearchIndex },
  async handle({ data }, { index }) {
    await index.update(data.userId as UserId);
    return undefined;
  },
});
