import { TestBed } from '@angular/core/testing';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import { SizeWords } from './size-words';

describe('an amount of bytes', () => {
  const said = (count: number) => {
    TestBed.configureTestingModule({ providers: provideTestPortal({}) });
    return TestBed.inject(SizeWords).bytes(count);
  };

  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [1_000, '1 kB'],
    [4_200_000_000, '4.2 GB'],
    [77_000_000_000, '77 GB'],
    [999_999, '1,000 kB'],
  ])('of %d is said shortly', (count, words) => {
    expect(said(count)).toBe(words);
  });
});
