import type { FileId } from '../../domain/media/file.ts';
import { idField } from '../kernel/fields.ts';

export const fileIdField = idField<FileId>().meta({ format: 'uuid', description: 'Id of a file.' });
