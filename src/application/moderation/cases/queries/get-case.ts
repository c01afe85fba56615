import { z } from 'zod';
import { CaseNotFound } from '../../../../domain/moderation/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { caseIdField } from '../../fields.ts';
import { CaseReader } from '../../ports.ts';
import { CaseView } from '../../views.ts';

export const getCase = query({
  name: 'moderation.get-case',
  summary: 'Read a case',
  access: 'moderator',
  input: z.strictObject({ caseId: caseIdField }),
  output: CaseView,
  refuses: [CaseNotFound],
  needs: { reader: CaseReader },
  async handle({ input: { caseId } }, { reader }) {
    const view = await reader.one(caseId);
    if (!view) throw new CaseNotFound();
    return view;
  },
});
