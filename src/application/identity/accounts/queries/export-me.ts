import { z } from 'zod';
import { NotSignedIn } from '../../../kernel/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { DataExport, Profiles } from '../../readers.ts';
import { DataExportView } from '../../views.ts';

export const exportMe = query({
  name: 'identity.export-me',
  summary: 'Export all your data as one document',
  access: 'signed-in',
  input: z.strictObject({}),
  output: DataExportView,
  refuses: [],
  needs: { profiles: Profiles, personalData: DataExport },
  limits: [{ name: 'export-me', points: 10, seconds: 3600, per: 'account' }],
  async handle({ actor }, { profiles, personalData }) {
    const account = await profiles.me(actor.id);
    if (!account) throw new NotSignedIn();
    return { account, ...(await personalData.of(actor.id)) };
  },
});
