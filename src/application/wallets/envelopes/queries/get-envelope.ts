import { z } from 'zod';
import { EnvelopeNotFound } from '../../../../domain/wallets/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { envelopeIdField } from '../fields.ts';
import { EnvelopeReader } from '../ports.ts';
import { EnvelopeView } from '../views.ts';

export const getEnvelope = query({
  name: 'wallets.get-envelope',
  summary: 'Get an envelope',
  description: 'Those who see its message see it. Who took what is shown once it is empty or over.',
  access: 'signed-in',
  input: z.strictObject({ envelopeId: envelopeIdField }),
  output: EnvelopeView,
  refuses: [EnvelopeNotFound],
  needs: { reader: EnvelopeReader },
  async handle({ input: { envelopeId }, actor }, { reader }) {
    const found = await reader.one(actor.id, envelopeId);
    if (!found) throw new EnvelopeNotFound();
    return found;
  },
});
