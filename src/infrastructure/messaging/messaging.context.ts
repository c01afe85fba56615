import type { ContextModule } from '../../context-module.ts';
import { Database } from '../kernel/database/database.ts';
import { audit } from '../kernel/observability/audits.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { conversationsModule } from './conversations.module.ts';
import { messagingSections } from './data-export.ts';
import { messagingAudiences } from './file-audiences.read.ts';
import { InMemoryHighWaterMarks } from './messages/high-water-marks.ts';
import { messagesModule } from './messages.module.ts';
import { InviteSchema, MessageSchema, RoomSchema } from './messaging.schema.ts';
import { InMemoryPresence } from './presence/presence.ts';
import { InMemoryTyping } from './presence/typing.ts';
import { presenceModule } from './presence.module.ts';
import { findMemberCountDrift } from './reconciliation.ts';
import { roomsModule } from './rooms.module.ts';

export const messaging: ContextModule = {
  tables: [
    'conversations',
    'direct_pairs',
    'memberships',
    'message_edits',
    'message_reactions',
    'messages',
    'removed_memberships',
    'room_bans',
    'room_invites',
    'room_terms',
  ],
  schemas: [RoomSchema, MessageSchema, InviteSchema],
  bind: async ({ limits, sharedPresence, bus }) => [
    messagesModule,
    conversationsModule(limits),
    presenceModule(sharedPresence, bus),
    roomsModule,
  ],
  services: [
    backgroundService({
      name: 'presence',
      isLocal: true,
      needs: { presence: InMemoryPresence },
      start:
        async ({ presence }, { logger }) =>
        () =>
          presence
            .end()
            .catch((error) => logger.error({ err: error }, 'the times people were last here are lost')),
    }),
  ],
  jobs: [
    job({
      name: 'end-typing',
      isLocal: true,
      everyMs: 500,
      needs: { typing: InMemoryTyping },
      run: async ({ typing }) => void (await typing.step()),
    }),
    job({
      name: 'share-presence',
      isLocal: true,
      everyMs: 3_000,
      needs: { presence: InMemoryPresence },
      run: ({ presence }) => presence.beat(),
    }),
    job({
      name: 'push-presence',
      isLocal: true,
      everyMs: 1_000,
      needs: { presence: InMemoryPresence },
      run: ({ presence }) => presence.step(),
    }),
    job({
      name: 'push-high-water-marks',
      isLocal: true,
      everyMs: 5_000,
      needs: { marks: InMemoryHighWaterMarks },
      run: ({ marks }) => marks.step(),
    }),
  ],
  audits: [
    audit({
      name: 'members',
      needs: { database: Database },
      differences: async ({ database }) => (await findMemberCountDrift(database)).length,
    }),
  ],
  exportSections: messagingSections,
  fileAudiences: messagingAudiences,
};
