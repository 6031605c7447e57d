import { newId } from '@holdfast/platform/model';

/** What the audit feature's writing routes take, well formed. */
export const AUDIT_BODIES: Record<string, () => unknown> = {
  'POST /api/clinic/trail/search': () => ({ limit: 10, patientId: newId() }),
  'POST /api/clinic/trail/export': () => ({ format: 'csv', from: new Date(Date.now() - 60_000).toISOString() }),
  'POST /api/clinic/trail/check': () => ({}),
  'POST /api/patients/:patientId/break-glass': () => ({ reason: 'Nobody of the team can be reached.' }),
  'POST /api/clinic/unusual-reading/:alertId/settle': () => ({ note: 'It was the vaccination list.' }),
  'PUT /api/clinic/unusual-reading-setting': () => ({ chartsPerHour: 60 }),
};
