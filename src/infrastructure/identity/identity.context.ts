import type { ContextModule } from '../../context-module.ts';
import { mailCheck } from '../kernel/mail/mail-check.ts';
import { backgroundService, job } from '../kernel/runtime/jobs.ts';
import { retentionNeeds } from '../kernel/runtime/retention-job.ts';
import { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { factorsModule } from './factors/factors.module.ts';
import { passkeySettings } from './factors/passkeys/passkey-settings.ts';
import { CodeAttemptRetention, FactorRetention } from './factors/retention.ts';
import { identityAudiences } from './file-audiences.read.ts';
import { identityModule } from './identity.module.ts';
import { AccountSchema, SessionSchema } from './identity.schema.ts';
import { SessionRetention } from './sessions/retention.ts';
import { Revocations } from './sessions/revocations.ts';
import { signInModule } from './sign-in.module.ts';

const hour = 3_600_000;

export const identity: ContextModule = {
  tables: [
    'accounts',
    'code_attempts',
    'ended_sessions',
    'factors',
    'log_in_tickets',
    'mail_tokens',
    'passkeys',
    'recovery_codes',
    'sessions',
    'user_terms',
  ],
  schemas: [AccountSchema, SessionSchema],
  async bind(setup) {
    const { config, exportSections } = setup;
    return [
      await signInModule(setup),
      factorsModule(passkeySettings(config)),
      identityModule({ appUrl: config.APP_URL, exportSections }),
    ];
  },
  services: [
    backgroundService({
      name: 'follow-ended-sessions',
      isLocal: true,
      needs: { revocations: Revocations },
      async start({ revocations }, { logger }) {
        await revocations.poll();
        return revocations.follow((error) =>
          logger.error({ err: error }, 'asking for ended sessions failed'),
        );
      },
    }),
    mailCheck,
  ],
  jobs: [
    job({
      name: 'drop-expired-sessions',
      everyMs: hour,
      needs: retentionNeeds,
      run: (ports) => new SessionRetention(ports).step(),
    }),
    job({
      name: 'drop-unfinished-factors',
      everyMs: hour,
      needs: retentionNeeds,
      run: (ports) => new FactorRetention(ports).step(),
    }),
    job({
      name: 'drop-code-attempts',
      everyMs: hour,
      needs: retentionNeeds,
      run: (ports) => new CodeAttemptRetention(ports).step(),
    }),
    job({
      name: 'drop-ended-sessions',
      everyMs: hour,
      needs: { revocations: Revocations, unitOfWork: SqlUnitOfWork },
      run: ({ revocations, unitOfWork }) => unitOfWork.run(async () => revocations.sweep()),
    }),
  ],
  fileAudiences: identityAudiences,
};
