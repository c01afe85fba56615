import { z } from 'zod';
import { WearNotFound } from '../../../../domain/wardrobe/diary/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { wearIdField } from '../fields.ts';
import { WearReader } from '../ports.ts';
import { readWear } from '../read-wear.ts';
import { WearView } from '../views.ts';

export const getWear = query({
  name: 'wardrobe.get-wear',
  summary: 'Get an entry of your diary',
  access: 'signed-in',
  input: z.strictObject({ wearId: wearIdField.describe('Id of the wear') }),
  output: WearView,
  refuses: [WearNotFound],
  needs: { reader: WearReader },
  handle: ({ input, actor }, ports) => readWear(input.wearId, { actor }, ports),
});
