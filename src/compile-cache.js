// In JavaScript, and loaded first: TypeScript that is read before costs the compiler that strips its types.
import { enableCompileCache } from 'node:module';

enableCompileCache();
