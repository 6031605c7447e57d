import { FACTOR_IDS, INTERACTIONS, interactionsOf, SUITABILITY_FACTORS } from './suitability';

describe('what is talked about before treatment', () => {
  it('names each thing once', () => {
    for (const all of [SUITABILITY_FACTORS, INTERACTIONS]) {
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    }
  });

  it('asks about each thing, in one order', () => {
    expect(SUITABILITY_FACTORS.map(({ id }) => id)).toEqual(FACTOR_IDS);
  });

  it('finds a medicine however it was written down', () => {
    const found = interactionsOf(['Lorazepam 1 mg at night', 'vitamin D', 'LAMOTRIGINE']);
    expect(found.map(({ medicine, interaction }) => [medicine, interaction.id])).toEqual([
      ['Lorazepam 1 mg at night', 'benzodiazepine'],
      ['LAMOTRIGINE', 'lamotrigine'],
    ]);
  });

  it('says nothing of lithium, for which no change is reported', () => {
    expect(interactionsOf(['lithium carbonate'])).toEqual([]);
  });

  it('says of tranylcypromine only that blood pressure may rise', () => {
    expect(interactionsOf(['tranylcypromine']).map(({ interaction }) => interaction.effect)).toEqual(['pressure']);
  });
});
