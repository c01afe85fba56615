import {
  AccountDeleted,
  AccountRegistered,
  ProfileChanged,
  SessionEnded,
} from '../../../domain/identity/published.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { frameType, toFrame } from '../../kernel/frame.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { EndedSessions, Remains, SearchIndex } from '../ports.ts';
import { Profiles } from '../readers.ts';

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

export const purgeAccount = subscriber({
  name: 'identity.purge-account',
  when: 'projection',
  on: [AccountDeleted],
  needs: { remains: Remains },
  async handle({ data }, { remains }) {
    remains.purge(data.userId as UserId);
    return undefined;
  },
});

const userUpdated = frameType('user.updated', 'Your profile changed, on one of your devices', PublicUser);

export const pushProfile = subscriber({
  name: 'identity.push-profile',
  when: 'after-commit',
  on: [ProfileChanged],
  frames: [userUpdated],
  needs: { profiles: Profiles },
  async handle(event, { profiles }) {
    const userId = event.data.userId as UserId;
    const user = await profiles.public(userId);
    return user && { push: [toFrame(userUpdated, event, user, [userId])] };
  },
});

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

/** Other processes learn of it from what was recorded. */
export const refuseEndedSession = subscriber({
  name: 'identity.refuse-ended-session',
  when: 'after-commit',
  on: [SessionEnded],
  needs: { endedSessions: EndedSessions },
  async handle({ data }, { endedSessions }) {
    endedSessions.mark(data.sessionId);
    return undefined;
  },
});
