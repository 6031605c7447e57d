import { Injector } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import type { TrendPoint, TrendView } from '@holdfast/check-in/model';
import { provideMoreCopy } from '@holdfast/platform/portal';
import { DANA, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { checkInCopy } from '../check-in-copy';
import { progressCopy } from '../progress-copy';
import { TrendChart } from './trend-chart';

// The clock of the test portal stands at 24 November 2026.
const point = (day: string, total: number, part: Partial<TrendPoint> = {}): TrendPoint => ({
  checkInId: null,
  at: `${day}T18:00:00Z`,
  total,
  band: total < 10 ? 'mild' : 'moderate',
  step: total < 10 ? 1 : 2,
  mode: 'portal',
  late: false,
  ...part,
});
const VIEW: TrendView = {
  series: [
    {
      form: 'phq-9',
      title: 'PHQ-9',
      min: 0,
      max: 27,
      higherIsWorse: true,
      bands: [
        { id: 'mild', words: 'Mild', from: 0, to: 9, step: 1 },
        { id: 'moderate', words: 'Moderate', from: 10, to: 27, step: 2 },
      ],
      notice: 'Developed by the holders of the form.',
      meaningful: { points: 5, source: 'Löwe 2004' },
      points: [point('2026-10-01', 14), point('2026-10-20', 11, { mode: 'paper' }), point('2026-11-18', 6)],
      baseline: 14,
      term: 'response',
      percentBetter: 57.1,
      reliable: true,
    },
  ],
  infusions: [
    { id: 'i1', day: '2026-09-28' },
    { id: 'i2', day: '2026-10-05' },
    { id: 'i3', day: '2026-03-01' },
  ],
  gaps: [{ checkInId: 'g', from: '2026-11-01T08:00:00Z', to: '2026-11-03T08:00:00Z', forms: ['phq-9'] }],
  notes: [],
  zone: 'America/Los_Angeles',
};

describe('the picture of a trend', () => {
  let fixture: ComponentFixture<TrendChart>;

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const picture = (): SVGElement => host().querySelector('svg')!;
  const readout = (): string => host().querySelector('[role=status]')?.textContent?.trim() ?? '';
  const press = async (key: string, on: Element = picture()): Promise<void> => {
    on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }));
    await fixture.whenStable();
  };
  const click = async (name: string): Promise<void> => {
    [...host().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!.click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [checkInCopy] }), provideMoreCopy(progressCopy)],
    });
    await signInAs(DANA, TestBed.inject(Injector));
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    fixture = TestBed.createComponent(TrendChart);
    document.body.append(host());
    fixture.componentRef.setInput('trend', VIEW);
    await fixture.whenStable();
    await settle();
  });

  afterEach(() => host().remove());

  it('carries the notice that the holders of the form want beside it', () => {
    expect(host().textContent).toContain('Developed by the holders of the form.');
  });

  it('has a name, and says what it shows and which way is better', () => {
    const named = (attribute: string): string =>
      document.getElementById(picture().getAttribute(attribute)!)?.textContent ?? '';
    expect(named('aria-labelledby')).toBe('PHQ-9 over time');
    expect(named('aria-describedby')).toContain('3 scores and 2 infusions on a scale from 0 to 27');
    expect(named('aria-describedby')).toContain('Lower is better here.');
  });

  it('names the bands inside, and spans the whole range of the instrument', () => {
    const words = [...picture().querySelectorAll('text')].map((one) => one.textContent?.trim());
    expect(words).toEqual(expect.arrayContaining(['Mild', 'Moderate', '0', '27']));
  });

  it('marks each infusion in sight, breaks the line at a missing answer, and leaves late or paper scores hollow', () => {
    expect(picture().querySelectorAll('.infusion')).toHaveLength(2);
    expect(picture().querySelectorAll('.trend')).toHaveLength(2);
    expect(picture().querySelectorAll('.gap')).toHaveLength(1);
    expect(picture().querySelectorAll('.spot.hollow')).toHaveLength(1);
  });

  it('is walked with the arrow keys, and says date, score and band of each point', async () => {
    await press('Home');
    expect(readout()).toBe('Oct 1, 2026, 14, Moderate');
    await press('ArrowRight');
    expect(readout()).toBe('Oct 20, 2026, 11, Moderate, taken from paper');
    await press('End');
    await press('ArrowRight');
    expect(readout()).toBe('Nov 18, 2026, 6, Mild');
  });

  it('turns into a table with a row for each point, by its button and by the key t', async () => {
    const rows = (): number => host().querySelectorAll('div:not(.only-print) > table tbody tr').length;
    expect(rows()).toBe(0);
    await click('Show as table');
    expect(rows()).toBe(3);
    await press('t', document.body);
    expect(host().querySelector('svg')).not.toBeNull();
  });

  it('shows words and no numbers to those who like it so', async () => {
    fixture.componentRef.setInput('wordsOnly', true);
    await fixture.whenStable();
    await press('End');
    expect(readout()).toBe('Nov 18, 2026, Mild');
    const words = [...picture().querySelectorAll('text')].map((one) => one.textContent?.trim());
    expect(words).not.toContain('27');
    await click('Show as table');
    expect(host().querySelector('table')!.textContent).not.toContain('14');
  });

  it('looks back as far as asked', async () => {
    await click('1M');
    expect(picture().querySelectorAll('.spot')).toHaveLength(1);
    await click('All');
    expect(picture().querySelectorAll('.spot')).toHaveLength(3);
    expect(picture().querySelectorAll('.infusion')).toHaveLength(3);
  });

  it('gives series of another range a picture of their own', async () => {
    const other = { ...VIEW.series[0]!, form: 'gad-7', title: 'GAD-7', max: 21 };
    fixture.componentRef.setInput('trend', { ...VIEW, series: [...VIEW.series, other] });
    await fixture.whenStable();
    expect(host().querySelectorAll('svg')).toHaveLength(2);
  });
});
