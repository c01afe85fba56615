import { z } from 'zod';
import { NotSignedIn } from '../../../kernel/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { Profiles } from '../../readers.ts';
import { Me } from '../../views.ts';

export const getMe = query({
  name: 'identity.get-me',
  summary: 'Your own account',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Me,
  refuses: [],
  needs: { profiles: Profiles },
  async handle({ actor }, { profiles }) {
    const me = await profiles.me(actor.id);
    if (!me) throw new NotSignedIn();
    return me;
  },
});
