import { HttpTestingController } from '@angular/common/http/testing';
import { DestroyRef, Injector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Session } from '@holdfast/platform/portal';
import { SAM, provideTestPortal, signInAs } from '@holdfast/platform/portal/testing';
import { GO_ELSEWHERE, QUICK_EXIT_URL, QuickExit } from './quick-exit';

describe('leaving fast', () => {
  let exit: QuickExit;
  let left: { readonly url: string; readonly page: string }[];

  beforeEach(async () => {
    left = [];
    globalThis.fetch = () => Promise.resolve({} as Response);
    const goElsewhere = (url: string): void => void left.push({ url, page: document.body.textContent ?? '' });
    TestBed.configureTestingModule({
      providers: [...provideTestPortal(), { provide: GO_ELSEWHERE, useValue: goElsewhere }],
    });
    await signInAs(SAM, TestBed.inject(Injector));
    document.body.textContent = 'Words of Sam';
    exit = TestBed.inject(QuickExit);
    exit.listen(TestBed.inject(DestroyRef));
  });

  afterEach(() => TestBed.inject(HttpTestingController).verify());

  const press = (...keys: readonly string[]): void => {
    for (const key of keys) document.dispatchEvent(new KeyboardEvent('keydown', { key }));
  };

  it('blanks the screen before the browser goes elsewhere', () => {
    exit.leave();
    expect(left).toEqual([{ url: QUICK_EXIT_URL, page: '' }]);
  });

  it('drops the sign-in, so that going back shows nothing', () => {
    exit.leave();
    expect(TestBed.inject(Session).person()).toBeNull();
    expect(TestBed.inject(Session).accessToken()).toBeNull();
  });

  it('happens when Shift is pressed three times', () => {
    press('Shift', 'Shift');
    expect(left).toEqual([]);
    press('Shift');
    expect(left).toHaveLength(1);
  });

  it('does not happen when another key comes between', () => {
    press('Shift', 'Shift', 'A', 'Shift');
    expect(left).toEqual([]);
  });
});
