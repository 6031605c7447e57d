import { sends } from './send-keys';

const key = (part: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key: 'Enter', ...part });
const desk = { enterSends: true, isTouch: false };

describe('Enter', () => {
  it('sends on a computer', () => {
    expect(sends(key(), desk)).toBe(true);
  });

  it('starts a new line with Shift', () => {
    expect(sends(key({ shiftKey: true }), desk)).toBe(false);
  });

  it('starts a new line where the person wishes so, and Ctrl or Command with it sends', () => {
    const habit = { enterSends: false, isTouch: false };
    expect(sends(key(), habit)).toBe(false);
    expect(sends(key({ ctrlKey: true }), habit)).toBe(true);
    expect(sends(key({ metaKey: true }), habit)).toBe(true);
  });

  it('always starts a new line on a touch screen', () => {
    expect(sends(key(), { enterSends: true, isTouch: true })).toBe(false);
  });

  it('belongs to the input method while it puts a character together', () => {
    expect(sends(key({ isComposing: true }), desk)).toBe(false);
    expect(sends(key({ keyCode: 229 }), desk)).toBe(false);
  });

  it('is the only key that sends', () => {
    expect(sends(key({ key: 'a' }), desk)).toBe(false);
  });
});
