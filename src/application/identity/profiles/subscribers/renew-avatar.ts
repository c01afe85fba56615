import { Accounts } from '../../../../domain/identity/account.ts';
import { FileReplaced } from '../../../../domain/media/published.ts';
import { PublicImages } from '../../../kernel/files.ts';
import { subscriber } from '../../../kernel/subscriber.ts';

/** A public link never changes its content, so a new image gets a new link. */
export const renewAvatar = subscriber({
  name: 'identity.renew-avatar',
  when: 'in-transaction',
  on: [FileReplaced],
  needs: { accounts: Accounts, pictures: PublicImages },
  async handle({ data: { fileId, ownerId, revisionId } }, { accounts, pictures }) {
    const account = await accounts.find(ownerId);
    if (account?.hasAvatar(fileId)) account.setAvatar(fileId, pictures.pathOf(fileId, revisionId));
    return undefined;
  },
});
