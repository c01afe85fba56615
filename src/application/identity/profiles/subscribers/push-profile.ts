import { ProfileChanged } from '../../../../domain/identity/published.ts';
import type { UserId } from '../../../../domain/kernel/id.ts';
import { frameType, toFrame } from '../../../kernel/frame.ts';
import { PublicUser } from '../../../kernel/public-user.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { Profiles } from '../../readers.ts';

const userUpdated = frameType('user.updated', 'Your profile was changed on one of your devices', PublicUser);

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
