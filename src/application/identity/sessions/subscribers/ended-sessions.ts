import { SessionEnded } from '../../../../domain/identity/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { EndedSessions } from '../../ports.ts';

export const recordEndedSession = subscriber({
  name: 'identity.record-ended-session',
  when: 'in-transaction',
  on: [SessionEnded],
  needs: { endedSessions: EndedSessions },
  async handle({ data }, { endedSessions }) {
    endedSessions.record(data.sessionId);
    return undefined;
  },
});

/** At once; processes that do not hear of it poll what `recordEndedSession` stored. */
export const assertSessionNotEnded = subscriber({
  name: 'identity.refuse-ended-session',
  when: 'after-commit',
  on: [SessionEnded],
  needs: { endedSessions: EndedSessions },
  async handle({ data }, { endedSessions }) {
    endedSessions.mark(data.sessionId);
    return undefined;
  },
});
