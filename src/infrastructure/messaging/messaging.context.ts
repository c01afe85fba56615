import type { ContextModule } from '../../context-module.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { messagingAudiences } from './file-audiences.read.ts';
import { MemoryHeads } from './memory-heads.ts';
import { MemoryPresence } from './memory-presence.ts';
import { MemoryTyping } from './memory-typing.ts';
import { messagingModule } from './messaging.module.ts';
import { InviteSchema, MessageSchema, RoomSchema } from './messaging.schema.ts';
import { messagingSections } from './personal.ts';

export const messaging: ContextModule = {
  schemas: [RoomSchema, MessageSchema, InviteSchema],
  bind: async () => [messagingModule],
  services: [
    backgroundService({
      name: 'presence',
      needs: { presence: MemoryPresence },
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
      everyMs: 500,
      needs: { typing: MemoryTyping },
      run: async ({ typing }) => void (await typing.step()),
    }),
    job({
      name: 'tell-presence',
      everyMs: 1_000,
      needs: { presence: MemoryPresence },
      run: ({ presence }) => presence.step(),
    }),
    job({
      name: 'tell-heads',
      everyMs: 5_000,
      needs: { heads: MemoryHeads },
      run: ({ heads }) => heads.step(),
    }),
  ],
  exportSections: messagingSections,
  fileAudiences: messagingAudiences,
};
