import { z } from 'zod';
import { OccasionNotFound } from '../../../../domain/wardrobe/occasions/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { occasionIdField } from '../fields.ts';
import { OccasionReader } from '../ports.ts';
import { readOccasion } from '../read-occasion.ts';
import { AnyWholeOccasionView } from '../views.ts';

export const getOccasion = query({
  name: 'wardrobe.get-occasion',
  summary: 'Get an occasion',
  access: 'signed-in',
  input: z.strictObject({ occasionId: occasionIdField }),
  output: AnyWholeOccasionView,
  refuses: [OccasionNotFound],
  needs: { reader: OccasionReader },
  handle: ({ input, actor }, ports) => readOccasion(input.occasionId, { actor }, ports),
});
