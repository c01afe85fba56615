import { InvalidFields } from '../../application/kernel/errors.ts';
import { ItemImages } from '../../application/wardrobe/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';

/** Nobody has pictures here yet. */
export class NoImages extends ItemImages {
  async requireOwn(_ownerId: UserId, imageIds: readonly Id[]): Promise<void> {
    if (imageIds.length > 0)
      throw new InvalidFields({ errors: [{ pointer: '/imageIds', detail: 'must be pictures of yours' }] });
  }

  async colours() {
    return [];
  }

  async shown() {
    return new Map();
  }
}
