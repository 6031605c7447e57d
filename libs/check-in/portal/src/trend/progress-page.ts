import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, DeviceMemory, Empty, ErrorPanel, Waiting } from '@holdfast/platform/portal';
import { Meaning } from '../meaning';
import { DayNotes } from './day-notes';
import { type Looks, LOOKS_KEY, SHOWN } from './looks';
import { OwnTrend } from './own-trend';
import { TrendChart } from './trend-chart';
import { TrendSentence } from './trend-sentence';
import { noonOf } from './trend-shape';
import { TrendWords } from './trend-words';

/** A patient's course: a sentence first, then the picture, their own notes, and the infusions. Nothing counts, nothing blames. */
@Component({
  selector: 'hf-progress-page',
  imports: [TranslocoDirective, Button, DayNotes, Empty, ErrorPanel, Meaning, TrendChart, TrendSentence, Waiting],
  templateUrl: './progress-page.html',
  styles: `
    label {
      display: inline-flex;
      align-items: center;
      gap: 0.75rem;
      min-height: var(--hf-touch);
    }
    label input {
      width: 1.5rem;
      height: 1.5rem;
      accent-color: var(--hf-primary);
    }
    .sentences {
      gap: 0.25rem;
      font: var(--hf-body-lg);
    }
  `,
  providers: [OwnTrend],
})
export class ProgressPage {
  private readonly device = inject(DeviceMemory);
  protected readonly own = inject(OwnTrend);
  protected readonly words = inject(TrendWords);
  protected readonly noon = noonOf;
  protected readonly looks = signal<Looks>(this.device.read<Looks>(LOOKS_KEY) ?? SHOWN);

  protected show(part: Partial<Looks>): void {
    this.looks.update((looks) => ({ ...looks, ...part }));
    this.device.write(LOOKS_KEY, this.looks());
  }

  protected print(): void {
    globalThis.print();
  }
}
