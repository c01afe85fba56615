import { z } from 'zod';
import type { CaseId } from '../../../../domain/moderation/report.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { pageInput } from '../../../kernel/page.ts';
import { CaseStatusField, KindField } from '../../fields.ts';
import { CaseReader } from '../../ports.ts';
import { CasePage } from '../../views.ts';

export const listCases = query({
  name: 'moderation.list-cases',
  summary: 'List cases, the most reported first',
  access: 'moderator',
  input: z.strictObject({
    status: CaseStatusField.optional(),
    kind: KindField.optional(),
    ...pageInput(z.strictObject({ reports: z.int(), id: idField<CaseId>() })),
  }),
  output: CasePage,
  refuses: [],
  needs: { reader: CaseReader },
  handle: ({ input: { status, kind, ...page } }, { reader }) => reader.list({ status, kind }, page),
});
