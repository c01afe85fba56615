import { join } from 'node:path';
import { ContainerModule } from 'inversify';
import { Vault } from '../../application/identity/factors/ports.ts';
import {
  AccessTokens,
  BreachedPasswords,
  PasswordHasher,
  SecretTokens,
  SecurityLog,
} from '../../application/identity/ports.ts';
import { Mailer } from '../../application/kernel/mail/mailer.ts';
import { Authenticator, Clock, PublicKeys } from '../../application/kernel/ports.ts';
import type { Setup } from '../../context-module.ts';
import { Database } from '../kernel/database/database.ts';
import { derivedKeys } from '../kernel/files/peppers.ts';
import { CountedMailer } from '../kernel/mail/counted-mailer.ts';
import { openMailer } from '../kernel/mail/open-mailer.ts';
import { AesVault } from './factors/aes-vault.ts';
import { BcryptHasher } from './passwords/bcrypt.ts';
import { BreachedPasswordsFile, NoBreachedPasswords } from './passwords/breached-passwords.ts';
import { TokenAuthenticator } from './sessions/authenticator.ts';
import { JoseAccessTokens } from './sessions/jose.ts';
import { PinoSecurityLog } from './sessions/pino-security-log.ts';
import { Revocations } from './sessions/revocations.ts';
import { HmacSecretTokens } from './sessions/secret-tokens.ts';
import { SigningKeys } from './sessions/signing-keys.ts';

// Well below the lease of an outbox message, within which no other process sends the mail.
const silenceMs = 10_000;

/** Passwords, tokens and mails; reads the keys, and makes them at the first start. */
export async function signInModule({
  config,
  clock,
  logger,
  metrics,
  bus,
}: Pick<Setup, 'config' | 'clock' | 'logger' | 'metrics' | 'bus'>): Promise<ContainerModule> {
  const keys = config.JWT_PRIVATE_KEYS
    ? await SigningKeys.given(config.JWT_PRIVATE_KEYS, clock)
    : await SigningKeys.kept(config.DATA_DIR, clock);
  const secretKeys = await derivedKeys(
    { dataDir: config.DATA_DIR, peppers: config.PASSWORD_PEPPER },
    { purpose: 'layers secret tokens', file: 'secret-tokens' },
  );
  const tokens = new JoseAccessTokens(keys, clock, config.PUBLIC_URL);
  const mailer = openMailer({
    url: config.SMTP_URL,
    folder: join(config.DATA_DIR, 'outbox'),
    from: config.MAIL_FROM,
    silenceMs,
  });

  const breached =
    config.BREACHED_PASSWORDS === undefined
      ? new NoBreachedPasswords()
      : await BreachedPasswordsFile.at(config.BREACHED_PASSWORDS);

  return new ContainerModule(({ bind }) => {
    bind(PublicKeys).toConstantValue(keys);
    bind(PasswordHasher).toConstantValue(
      new BcryptHasher({ peppers: config.PASSWORD_PEPPER, cost: config.BCRYPT_COST }),
    );
    bind(BreachedPasswords).toConstantValue(breached);
    bind(AccessTokens).toConstantValue(tokens);
    bind(SecretTokens).toConstantValue(new HmacSecretTokens(secretKeys));
    bind(Vault).toConstantValue(new AesVault(secretKeys));
    bind(Mailer).toConstantValue(new CountedMailer(mailer, metrics));
    bind(SecurityLog).toConstantValue(new PinoSecurityLog(logger));
    bind(Revocations)
      .toResolvedValue((database, clock) => new Revocations(database, clock, bus), [Database, Clock])
      .inSingletonScope();
    bind(Authenticator)
      .toResolvedValue(
        (revocations, clock, database) => new TokenAuthenticator(tokens, revocations, clock, database),
        [Revocations, Clock, Database],
      )
      .inSingletonScope();
  });
}
