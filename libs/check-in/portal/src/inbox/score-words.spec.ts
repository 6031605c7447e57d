import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { provideTestPortal } from '@holdfast/platform/portal/testing';
import { firstValueFrom } from 'rxjs';
import { deskCopy } from '../desk-copy';
import { ScoreWords } from './score-words';

describe('totals in a line', () => {
  const say = async (form: string, total: number, last: number | null): Promise<string> => {
    TestBed.configureTestingModule({ providers: provideTestPortal({ rooms: [deskCopy] }) });
    await firstValueFrom(TestBed.inject(TranslocoService).load('en'));
    return TestBed.inject(ScoreWords).say({ form, total, last, baseline: null, version: 1, band: 'same', step: null });
  };

  it('say the choice itself where a form is a single choice, never the band around it', async () => {
    expect(await say('global-change', 3, 4)).toBe('Overall change “A little better” (was “No change”)');
  });

  it('stay numbers where a form has many questions', async () => {
    expect(await say('phq-9', 3, 4)).toBe('PHQ-9 3 (was 4)');
  });
});
