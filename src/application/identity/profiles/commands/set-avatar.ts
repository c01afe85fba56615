import { z } from 'zod';
import { Accounts } from '../../../../domain/identity/account.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { NotSignedIn } from '../../../kernel/errors.ts';
import { idField } from '../../../kernel/fields.ts';
import {
  FileAttachments,
  FileIntake,
  FileNotFound,
  PublicImages,
  uploadRefusals,
  WrongKindOfFile,
} from '../../../kernel/files.ts';
import { command } from '../../../kernel/operation.ts';
import { uploadField } from '../../../kernel/upload.ts';
import { ownAccount } from '../../accounts/own-account.ts';
import { Profiles } from '../../readers.ts';
import { Me } from '../../views.ts';

export const setAvatar = command({
  name: 'identity.set-avatar',
  summary: 'Set your avatar',
  description: 'Upload the image in a form, or name one of your files. Everyone can see it.',
  access: 'signed-in',
  input: z
    .strictObject({
      file: uploadField.describe('The picture, as a part of a form.').optional(),
      fileId: idField<Id<'File'>>().describe('Id of one of your images, instead of `file`.').optional(),
    })
    .refine(({ file, fileId }) => (file === undefined) !== (fileId === undefined), {
      message: 'give either file or fileId',
      path: ['fileId'],
    }),
  output: Me,
  refuses: [FileNotFound, WrongKindOfFile, ...uploadRefusals],
  needs: {
    accounts: Accounts,
    profiles: Profiles,
    intake: FileIntake,
    uses: FileAttachments,
    pictures: PublicImages,
  },
  limits: [{ name: 'set-avatar', points: 30, seconds: 60, per: 'account' }],
  async prepare({ input: { file }, actor }, { intake }) {
    return file && intake.take(actor.id, file, 'image');
  },
  async handle({ input, actor, prepared: taken }, { accounts, intake, uses, pictures }) {
    const account = await ownAccount(accounts, actor);
    if (taken) await intake.add(actor.id, [taken]);
    const fileId = taken?.id ?? input.fileId!;
    uses.detach([actor.id]);
    await uses.attach({ subject: 'avatar', subjectId: actor.id, ownerId: actor.id }, [fileId], 'image');
    account.setAvatar(fileId, await pictures.currentPathOf(fileId));
  },
  async answer(_done, { actor }, { profiles }) {
    const me = await profiles.me(actor.id);
    if (!me) throw new NotSignedIn();
    return me;
  },
});
