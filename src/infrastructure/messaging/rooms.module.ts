import { ContainerModule } from 'inversify';
import { Clock } from '../../application/kernel/ports.ts';
import { MessagingPurge } from '../../application/messaging/purge/ports.ts';
import {
  Invitees,
  InviteReader,
  RoomAccess,
  RoomAudience,
  RoomReader,
  Successors,
} from '../../application/messaging/rooms/ports.ts';
import { Bans } from '../../domain/messaging/ban.ts';
import { Invites } from '../../domain/messaging/invite.ts';
import { Rooms } from '../../domain/messaging/rooms.ts';
import { Database } from '../kernel/database/database.ts';
import { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileViews } from '../media/media.read.ts';
import { SqlMessagingPurge } from './purge.ts';
import { SqlBans } from './rooms/bans.ts';
import { SqlInviteReader } from './rooms/invite-reader.ts';
import { SqlInvitees } from './rooms/invitees.ts';
import { SqlInvites } from './rooms/invites.ts';
import { SqlRoomAccess } from './rooms/room-access.ts';
import { SqlRoomAudience } from './rooms/room-audience.ts';
import { SqlRoomReader } from './rooms/room-reader.ts';
import { SqlRooms } from './rooms/rooms.ts';
import { SqlSuccessors } from './rooms/successors.ts';

export const roomsModule = new ContainerModule(({ bind }) => {
  bind(Rooms).toResolvedValue(
    (aggregates: Aggregates, database: Database) => new SqlRooms(aggregates, database),
    [Aggregates, Database],
  );
  bind(Invites).toResolvedValue((aggregates: Aggregates) => new SqlInvites(aggregates), [Aggregates]);
  bind(Invitees).toResolvedValue((database: Database) => new SqlInvitees(database), [Database]);
  bind(RoomAccess).toResolvedValue(
    (database: Database, clock: Clock) => new SqlRoomAccess(database, clock),
    [Database, Clock],
  );
  bind(Bans).toResolvedValue((database: Database) => new SqlBans(database), [Database]);
  bind(RoomReader).toResolvedValue(
    (database: Database, files: FileViews, clock: Clock) => new SqlRoomReader(database, files, clock),
    [Database, FileViews, Clock],
  );
  bind(InviteReader).toResolvedValue(
    (database: Database, files: FileViews) => new SqlInviteReader(database, files),
    [Database, FileViews],
  );
  bind(RoomAudience).toResolvedValue(
    (database: Database, files: FileViews) => new SqlRoomAudience(database, files),
    [Database, FileViews],
  );
  bind(MessagingPurge).toResolvedValue((database: Database) => new SqlMessagingPurge(database), [Database]);
  bind(Successors).toResolvedValue((database: Database) => new SqlSuccessors(database), [Database]);
});
