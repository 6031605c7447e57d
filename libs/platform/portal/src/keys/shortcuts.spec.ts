import { DestroyRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Preference } from '../session/preference';
import { provideTestPortal } from '../testing';
import { Shortcuts } from './shortcuts';

describe('single keys', () => {
  let pressed: string[];

  beforeEach(() => {
    pressed = [];
    TestBed.configureTestingModule({ providers: provideTestPortal() });
    const offer = ['j', 'Shift+A', 'g i'].map((keys) => ({ keys, words: '', run: () => void pressed.push(keys) }));
    TestBed.inject(Shortcuts).offer(offer, TestBed.inject(DestroyRef));
  });

  const press = (key: string, shiftKey = false, target: EventTarget = document.body): void => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, composed: true }));
  };

  it('act, with Shift and as two in a row', () => {
    press('j');
    press('A', true);
    press('g');
    press('i');
    expect(pressed).toEqual(['j', 'Shift+A', 'g i']);
  });

  it('do nothing while the person writes', () => {
    const field = document.createElement('textarea');
    document.body.append(field);
    press('j', false, field);
    field.remove();
    expect(pressed).toEqual([]);
  });

  it('do nothing once they are turned off', async () => {
    await TestBed.inject(Preference).change({ shortcuts: false });
    press('j');
    expect(pressed).toEqual([]);
  });
});
