import { useRef } from 'react';

/** One id for each time that the dialog is opened: pressed twice, or sent again after a break, it is one payment. */
export function usePaymentId(open: boolean): string {
  const id = useRef<string>(undefined);
  if (!open) id.current = undefined;
  else id.current ??= crypto.randomUUID();
  return id.current ?? '';
}
