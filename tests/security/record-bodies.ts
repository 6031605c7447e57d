/** Well-formed bodies for taking records away and having them destroyed. */
export const RECORD_BODIES: Record<string, () => unknown> = {
  'POST /api/patients/:patientId/record': () => ({ language: 'en' }),
  'PUT /api/clinic/archives/:archiveId': () => ({
    recipient: 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p',
    reason: 'We move to another system.',
  }),
  'POST /api/clinic/archives/:archiveId/decision': () => ({ approve: false }),
  'PUT /api/clinic/deletions/:deletionId': () => ({
    patientId: '01900000-0000-7000-8000-00000000dead',
    reason: 'The patient asked for it in writing.',
  }),
  'POST /api/clinic/deletions/:deletionId/decision': () => ({ approve: false }),
  'POST /api/clinic/record-search': () => ({ name: 'Rivera' }),
};
