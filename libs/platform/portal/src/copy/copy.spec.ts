import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '../testing/test-portal';

describe('a sentence that ends with a time', () => {
  it('has one full stop, whatever the time ends in', () => {
    const words = { until: 'Vale hasta {{at}}.', more: 'Vale hasta {{at}} …' };
    const copy = { scope: 'try', en: words, es: () => Promise.resolve(words) };
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [copy] }) });
    const transloco = TestBed.inject(TranslocoService);
    transloco.setTranslation({ try: words }, 'en');
    const said = (at: string, key = 'until') => transloco.translate<string>(`try.${key}`, { at });
    expect([said('5:00 p.m.'), said('5:00 a. m.'), said('17:00')]).toEqual([
      'Vale hasta 5:00 p.m.',
      'Vale hasta 5:00 a. m.',
      'Vale hasta 17:00.',
    ]);
    expect(said('5:00 p.m.', 'more')).toBe('Vale hasta 5:00 p.m. …');
  });
});
