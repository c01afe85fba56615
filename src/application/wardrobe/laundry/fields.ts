import type { WashId } from '../../../domain/wardrobe/laundry/wash.ts';
import { idField } from '../../kernel/fields.ts';

export const washIdField = idField<WashId>().describe('Id of the wash');
