import { z } from 'zod';
import { UserNotFound } from '../../../../domain/identity/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { Profiles } from '../../readers.ts';
import { Profile } from '../../views.ts';

export const getUserByUsername = query({
  name: 'identity.get-user-by-username',
  summary: 'The profile of the person with this username',
  access: 'signed-in',
  input: z.strictObject({
    // Looser than the field of a sign-up, so that a name that cannot exist is not found rather than invalid.
    username: z.string().min(1).max(100).describe('The username in any case, without `@`.'),
  }),
  output: Profile,
  refuses: [UserNotFound],
  needs: { profiles: Profiles },
  async handle({ input: { username }, actor }, { profiles }) {
    const profile = await profiles.profileNamed(actor.id, username);
    if (!profile) throw new UserNotFound();
    return profile;
  },
});
