import type { Benchmark } from './outcome.contract';

const NOTHING = {
  ...{ doi: null, measure: null, response: null, remission: null, worsening: null, medianDays: null, held: [] },
};

/**
 * Published outcomes that a clinic's own stand beside. They differ in who was treated and how it was measured: no promise.
 *
 * @source Holdfast clinical reference C.1
 * @approved pending
 */
export const BENCHMARKS: readonly Benchmark[] = [
  {
    ...{ id: 'mcinnes', study: 'McInnes, J Affect Disord', year: 2022, doi: '10.1016/j.jad.2021.12.097' },
    ...{ patients: 537, measure: 'PHQ-9', response: 0.536, remission: 0.289, worsening: 0.084, medianDays: null },
    held: [
      { day: 28, share: 0.8 },
      { day: 56, share: 0.6 },
    ],
    evidence: 'read',
  },
  {
    ...{ ...NOTHING, id: 'oliver', study: 'Oliver', year: 2022, patients: 424, measure: 'PHQ-9' },
    ...{ response: 0.5, remission: 0.2, evidence: 'partly' },
  },
  {
    ...{ ...NOTHING, id: 'mgh', study: 'MGH maintenance (PMID 32871698)', year: null, patients: 85 },
    ...{ measure: 'QIDS-SR16', response: 0.183, evidence: 'read' },
  },
  {
    ...{ ...NOTHING, id: 'murrough', study: 'Murrough', year: 2013, patients: 24, measure: null },
    ...{ response: 0.708, medianDays: 18, evidence: 'read' },
  },
];
