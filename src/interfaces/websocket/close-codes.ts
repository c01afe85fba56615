/** The close code for the HTTP status of a refusal. */
export const closeCode = (status: number) => 4000 + status;

/** The close code of a stopping service: RFC 6455's "going away". */
export const goingAway = 1001;
