import { WearPhotos } from '../../application/wardrobe/outfit-ports.ts';
import { PhotoNotFound } from '../../domain/wardrobe/outfit-errors.ts';

/** Nobody has pictures here yet. */
export class NoPhotos extends WearPhotos {
  async requireOwn(): Promise<void> {
    throw new PhotoNotFound({ errors: [{ pointer: '/photoId', detail: 'must be a picture of yours' }] });
  }
}
