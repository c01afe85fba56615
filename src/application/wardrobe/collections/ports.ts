import type { UserId } from '../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import type { CollectionKind } from '../../../domain/wardrobe/collections/kinds.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { AnyCollectionView, AnyWholeCollectionView } from './views.ts';

export abstract class CollectionReader {
  abstract one(viewerId: UserId, id: CollectionId): Promise<AnyWholeCollectionView | undefined>;
  abstract list(
    viewerId: UserId,
    ownerId: UserId,
    kind: CollectionKind | undefined,
    page: PageRequest<CollectionId>,
  ): Promise<Page<AnyCollectionView>>;
}
