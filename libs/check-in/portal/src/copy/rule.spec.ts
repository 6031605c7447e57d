import { RULE_BOOK } from '@holdfast/check-in/model';
import { ruleEn } from './rule-en';

describe('the words of rules', () => {
  it.each(RULE_BOOK.map(({ id }) => [id]))('name %s', (id) => {
    const [form = '', ...rest] = id.split('.');
    const names: Record<string, Record<string, string>> = ruleEn.ruleName;
    expect(names[form]?.[rest.join('.')]).toEqual(expect.any(String));
  });
});
