/** Well-formed bodies for working on the installation: none of these routes takes any. */
export const OPERATION_BODIES: Record<string, () => unknown> = {
  'POST /api/clinic/system/jobs/:jobId/retry': () => undefined,
  'DELETE /api/clinic/system/jobs/:jobId': () => undefined,
  'POST /api/clinic/system/mail-test': () => undefined,
};
