import { configOrExit } from '../config.ts';
import { rotateKeys } from '../infrastructure/identity/signing-keys.ts';

const config = configOrExit();
if (config.JWT_PRIVATE_KEYS) {
  process.stderr.write(
    'The keys come from JWT_PRIVATE_KEYS: put the new one first there and keep the old one for 11 minutes.\n',
  );
  process.exitCode = 1;
} else {
  const kid = await rotateKeys(config.DATA_DIR, Date.now());
  process.stdout.write(`${kid} signs from now on; running servers notice within seconds.\n`);
}
