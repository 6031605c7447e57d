import { accentRule } from './looks-sheet';

describe('a clinic’s colours in the portal', () => {
  it('are nothing where it has none', () => {
    expect(accentRule(null, null)).toBe('');
  });

  it('stand in both looks, each with words on it that can be read', () => {
    const rule = accentRule('#6a1b9a', '#ffd54f');
    expect(rule).toContain('--hf-primary: light-dark(#6a1b9a, #ffd54f)');
    expect(rule).toContain('--hf-on-primary: light-dark(#ffffff, #0f1512)');
  });

  it('leave the other look as it is, and who asks for more contrast', () => {
    const rule = accentRule(null, '#ffd54f');
    expect(rule).toContain('light-dark(#0f6b58, #ffd54f)');
    expect(rule).toContain('@media not (prefers-contrast: more)');
  });

  it('let nothing but a colour in, whatever a device remembers', () => {
    expect(accentRule('red} * { display: none', null)).toBe('');
    expect(accentRule('#FFF', 'url(https://elsewhere.example)')).toBe('');
  });
});
