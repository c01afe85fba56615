import { ContainerModule } from 'inversify';
import { PasskeyVerifier } from '../../../application/identity/factors/passkeys/ports.ts';
import { FactorList, Totp } from '../../../application/identity/factors/ports.ts';
import { Clock, StepUp } from '../../../application/kernel/ports.ts';
import { CodeAttempts } from '../../../domain/identity/factors/code-attempts.ts';
import { Factors } from '../../../domain/identity/factors/factor.ts';
import { LogInTickets } from '../../../domain/identity/factors/log-in-ticket.ts';
import { Passkeys } from '../../../domain/identity/factors/passkey.ts';
import { RecoveryCodes } from '../../../domain/identity/factors/recovery-code.ts';
import { Database } from '../../kernel/database/database.ts';
import { OtpauthTotp } from './otpauth-totp.ts';
import { SqlPasskeys } from './passkeys/sql-passkeys.ts';
import { WebAuthnPasskeys } from './passkeys/web-authn.ts';
import { SqlCodeAttempts } from './sql-code-attempts.ts';
import { SqlFactorList } from './sql-factor-list.ts';
import { SqlFactors } from './sql-factors.ts';
import { SqlLogInTickets } from './sql-log-in-tickets.ts';
import { SqlRecoveryCodes } from './sql-recovery-codes.ts';
import { SqlStepUp } from './sql-step-up.ts';

/** Second factors; `sign-in.module.ts` binds the vault, because it reads the server's keys. */
export const factorsModule = (passkeys: { rpId: string; origins: readonly string[] }): ContainerModule =>
  new ContainerModule(({ bind }) => {
    bind(Totp).toConstantValue(new OtpauthTotp());
    bind(Factors)
      .toResolvedValue((database) => new SqlFactors(database), [Database])
      .inSingletonScope();
    bind(RecoveryCodes)
      .toResolvedValue((database) => new SqlRecoveryCodes(database), [Database])
      .inSingletonScope();
    bind(LogInTickets)
      .toResolvedValue((database) => new SqlLogInTickets(database), [Database])
      .inSingletonScope();
    bind(CodeAttempts)
      .toResolvedValue((database) => new SqlCodeAttempts(database), [Database])
      .inSingletonScope();
    bind(FactorList)
      .toResolvedValue((database) => new SqlFactorList(database), [Database])
      .inSingletonScope();
    bind(PasskeyVerifier).toConstantValue(new WebAuthnPasskeys(passkeys));
    bind(Passkeys)
      .toResolvedValue((database) => new SqlPasskeys(database), [Database])
      .inSingletonScope();
    bind(StepUp)
      .toResolvedValue((database, clock) => new SqlStepUp(database, clock), [Database, Clock])
      .inSingletonScope();
  });
