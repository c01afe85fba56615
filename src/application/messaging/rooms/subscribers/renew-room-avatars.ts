import { FileReplaced } from '../../../../domain/media/published.ts';
import { Rooms } from '../../../../domain/messaging/rooms.ts';
import { PublicImages } from '../../../kernel/files.ts';
import { subscriber } from '../../../kernel/subscriber.ts';

const step = 100;

/** A public link never changes its content, so a new image gets a new link. */
export const renewRoomAvatars = subscriber({
  name: 'messaging.renew-room-avatars',
  when: 'in-transaction',
  on: [FileReplaced],
  needs: { rooms: Rooms, pictures: PublicImages },
  async handle({ data: { fileId, ownerId, revisionId } }, { rooms, pictures }) {
    const path = pictures.pathOf(fileId, revisionId);
    for (const room of await rooms.withAvatarOf(ownerId, fileId, step)) room.renewAvatar(path);
    return undefined;
  },
});
