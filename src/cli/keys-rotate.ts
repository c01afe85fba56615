import { configOrExit } from '../config.ts';
import { rotateKeys } from '../infrastructure/identity/sessions/signing-keys.ts';
import { readArguments } from './command-line.ts';

const usage = `Usage: npm run keys:rotate

Makes a new key for access tokens in DATA_DIR. The old one verifies until its last tokens are dead.
  --help   show this
`;
readArguments(usage, {});
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
