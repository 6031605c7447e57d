/** The caseload, in English. */
export const caseloadEn = {
  title: 'Caseload',
  lead: 'Everyone in your care, with where they stand. A row leads to the patient’s course.',
  tabs: 'Which patients',
  view: { all: 'All', new: 'New', overdue: 'Overdue', 'not-improving': 'Not improving', worse: 'Worse' },
  means: {
    all: 'Every patient in your care.',
    new: 'Patients who began within the last 14 days.',
    overdue:
      'Patients whose answer is late, or whose check-in has been open for more than ten days. Silence is not proof that someone is well.',
    'not-improving':
      'Patients whose PHQ-9 has fallen by less than a quarter of its baseline after four infusions or more.',
    worse: 'Patients whose PHQ-9 is five or more above its baseline, or rose by five or more since the last one.',
  },
  empty: {
    all: 'Nobody is in your care yet.',
    new: 'Nobody new.',
    overdue: 'Nobody is overdue.',
    'not-improving': 'Nobody is in this list.',
    worse: 'Nobody is in this list.',
  },
  order: 'Sort by',
  column: {
    need: 'Who needs something first',
    name: 'Patient',
    score: 'PHQ-9',
    change: 'Since the last',
    infusion: 'Last infusion',
    next: 'Next check-in',
  },
  alert: {
    critical: 'Open alert: critical',
    high: 'Open alert: high',
    moderate: 'Open alert: moderate',
    words: 'Open alert: to read',
  },
  scale: 'between {{low}} and {{high}}, on 0 to 27',
  totals: 'PHQ-9 totals, oldest first: {{totals}}.',
  noScore: 'No PHQ-9 yet',
  infusion: '{{days}} days since the last infusion',
  infusionToday: 'Infusion today or to come',
  noInfusion: 'No infusion on record',
  next: 'Next: {{day}}',
  waits: 'Open since {{day}}',
  noNext: 'Nothing planned',
  misses: 'Missed in a row: {{count}}',
  key: { next: 'Next patient', previous: 'Previous patient', open: 'Open the course' },
};
