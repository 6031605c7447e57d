/** Well-formed bodies for taking records away and having them destroyed. */
export const RECORD_BODIES: Record<string, () => unknown> = {
  'POST /api/patients/:patientId/record': () => ({ language: 'en' }),
  'POST /api/clinic/record-search': () => ({ name: 'Rivera' }),
};
