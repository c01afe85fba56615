import type { EnvelopeId } from '../../../domain/wallets/envelope.ts';
import { idField } from '../../kernel/fields.ts';

export const envelopeIdField = idField<EnvelopeId>().meta({ description: 'The envelope' });
