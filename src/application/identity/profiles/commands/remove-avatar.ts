import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import { NotSignedIn } from '../../../kernel/errors.ts';
import { FileAttachments } from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Profiles } from '../../readers.ts';
import { Me } from '../../views.ts';

export const removeAvatar = command({
  name: 'identity.remove-avatar',
  summary: 'Remove your avatar',
  description: 'The file itself is kept.',
  access: 'signed-in',
  input: z.strictObject({}),
  output: Me,
  refuses: [],
  needs: { accounts: Accounts, profiles: Profiles, uses: FileAttachments },
  async handle({ actor }, { accounts, uses }) {
    const account = await ownAccount(accounts, actor);
    if (account.removeAvatar()) uses.detach([actor.id]);
  },
  async answer(_done, { actor }, { profiles }) {
    const me = await profiles.me(actor.id);
    if (!me) throw new NotSignedIn();
    return me;
  },
});
