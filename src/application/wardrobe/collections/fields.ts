import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import { idField, proseField } from '../../kernel/fields.ts';

export const title = proseField(80).min(1);

export const notes = proseField(2000).nullable();

export const collectionId = idField<CollectionId>();
