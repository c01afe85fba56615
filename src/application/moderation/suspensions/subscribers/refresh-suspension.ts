import { SuspensionChanged } from '../../../../domain/moderation/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { SuspensionWatch } from '../ports.ts';

export const refreshSuspension = subscriber({
  name: 'moderation.refresh-suspension',
  when: 'after-commit',
  on: [SuspensionChanged],
  needs: { suspensions: SuspensionWatch },
  async handle({ data }, { suspensions }) {
    await suspensions.refresh(data.userId);
    return undefined;
  },
});
