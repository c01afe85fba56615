import { z } from 'zod';
import type { ReportId } from '../../../../domain/moderation/report.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { OwnModeration } from '../../ports.ts';
import { ReportPage } from '../../views.ts';

export const listMyReports = query({
  name: 'moderation.list-my-reports',
  summary: 'List your reports, newest first',
  access: 'signed-in',
  input: z.strictObject(idPageInput<ReportId>()),
  output: ReportPage,
  refuses: [],
  needs: { own: OwnModeration },
  handle: ({ input, actor }, { own }) => own.reports(actor.id, input),
});
