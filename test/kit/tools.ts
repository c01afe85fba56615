import { missingIn, toolGroups } from '../../scripts/optional-packages.ts';

/** Ends the run at once if packages are missing that `npm ci` leaves out, instead of failing in many files. */
export default function assertTools(): void {
  const missing = toolGroups.flatMap(missingIn);
  if (missing.length > 0)
    throw new Error(`Run \`npm run tools\` first; not installed: ${missing.join(', ')}`);
}
