import { configOrExit } from '../config.ts';
import { rotateKeys } from '../infrastructure/identity/sessions/signing-keys.ts';
import { readArguments } from './command-line.ts';

const usage = `Usage: npm run keys:rotate

Creates a new signing key for access tokens in DATA_DIR. The old key is kept until the last token it signed has expired.
  --help   show this help
`;
readArguments(usage, {});
const config = configOrExit();
if (config.JWT_PRIVATE_KEYS) {
  process.stderr.write(
    'Keys are set by JWT_PRIVATE_KEYS: put the new key first there and keep the old one for 11 minutes.\n',
  );
  process.exitCode = 1;
} else {
  const kid = await rotateKeys(config.DATA_DIR, Date.now());
  process.stdout.write(`The new signing key is ${kid}; running servers use it within seconds.\n`);
}
