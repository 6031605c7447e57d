import { TestBed } from '@angular/core/testing';
import { MessageInHand } from './message-in-hand';

describe('the message in hand', () => {
  const [one, other] = [document.createElement('div'), document.createElement('div')];
  let inHand: MessageInHand;

  beforeEach(() => {
    jest.useFakeTimers();
    document.body.append(one, other);
    inHand = TestBed.inject(MessageInHand);
  });

  afterEach(() => jest.useRealTimers());

  const tap = (place: HTMLElement): void => {
    place.dispatchEvent(new Event('pointerup', { bubbles: true }));
    jest.runAllTimers();
  };

  it('is one at a time', () => {
    inHand.take(one, 'asking');
    inHand.take(other, 'menu');
    expect([inHand.doing(one), inHand.doing(other)]).toEqual([null, 'menu']);
  });

  it('stays while it is touched and is let go by a touch elsewhere', () => {
    inHand.take(one, 'menu');
    tap(one);
    expect(inHand.doing(one)).toBe('menu');
    tap(other);
    expect(inHand.doing(one)).toBeNull();
  });

  it('is let go by typing elsewhere', () => {
    inHand.take(one, 'asking');
    other.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(inHand.doing(one)).toBeNull();
  });

  it('keeps words that are being edited', () => {
    inHand.take(one, 'editing');
    tap(other);
    expect(inHand.doing(one)).toBe('editing');
    expect([inHand.isBusyElsewhere(one), inHand.isBusyElsewhere(other)]).toEqual([false, true]);
  });
});
