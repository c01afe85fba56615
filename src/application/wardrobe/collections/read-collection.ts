import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import { CollectionNotFound } from '../../../domain/wardrobe/collections/errors.ts';
import { readOwnView, readView } from '../read-view.ts';
import type { AnyWholeCollectionView } from './views.ts';

export const readCollection = readView<CollectionId, AnyWholeCollectionView>(CollectionNotFound);

export const readOwnCollection = readOwnView<CollectionId, AnyWholeCollectionView>(CollectionNotFound);
