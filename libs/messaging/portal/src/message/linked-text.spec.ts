import { textParts } from './linked-text';

const links = (text: string): string[] => textParts(text).flatMap(({ href }) => href ?? []);

describe('links in what a person wrote', () => {
  it('are web addresses and mailboxes', () => {
    expect(links('see https://example.com/a and write to help@example.com')).toEqual([
      'https://example.com/a',
      'mailto:help@example.com',
    ]);
  });

  it('are never scripts, whatever they look like', () => {
    for (const text of ['javascript:alert(1)', '[a](javascript:alert(1))', 'data:text/html,<b>x</b>']) {
      expect(links(text).filter((href) => !/^(https?:|mailto:)/.test(href))).toEqual([]);
    }
  });

  it('leave every character of the text in its place', () => {
    const text = '<img src=x onerror=alert(1)>\n  two  spaces https://example.com!';
    expect(
      textParts(text)
        .map(({ words }) => words)
        .join(''),
    ).toBe(text);
  });
});
