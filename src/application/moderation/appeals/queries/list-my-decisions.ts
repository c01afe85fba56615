import { z } from 'zod';
import type { DecisionId } from '../../../../domain/moderation/case.ts';
import { query } from '../../../kernel/operation.ts';
import { idPageInput } from '../../../kernel/page.ts';
import { OwnModeration } from '../../ports.ts';
import { OwnDecisionPage } from '../../views.ts';

export const listMyDecisions = query({
  name: 'moderation.list-my-decisions',
  summary: 'List decisions about you and your content, newest first',
  description: 'With your appeal against each. Dismissed reports are not among them.',
  access: 'signed-in',
  input: z.strictObject(idPageInput<DecisionId>()),
  output: OwnDecisionPage,
  refuses: [],
  needs: { own: OwnModeration },
  handle: ({ input, actor }, { own }) => own.decisions(actor.id, input),
});
