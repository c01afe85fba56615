import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../domain/wardrobe/collections/errors.ts';
import { readView } from '../read-view.ts';
import type { WholeCollectionView } from './views.ts';

export const readCollection = readView<CollectionId, WholeCollectionView>(CollectionNotFound);
