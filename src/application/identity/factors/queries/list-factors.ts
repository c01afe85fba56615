import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { FactorList } from '../ports.ts';
import { FactorsView } from '../views.ts';

export const listFactors = query({
  name: 'identity.list-factors',
  summary: 'Your second factors',
  access: 'signed-in',
  input: z.strictObject({}),
  output: FactorsView,
  refuses: [],
  needs: { factors: FactorList },
  async handle({ actor }, { factors }) {
    return { items: await factors.of(actor.id) };
  },
});
