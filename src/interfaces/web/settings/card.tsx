export { ProveAgain, useProving } from './prove-again.tsx';
