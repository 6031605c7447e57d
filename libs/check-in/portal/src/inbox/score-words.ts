import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ScoreView } from '@holdfast/check-in/model';
import { BandWords } from '../trend/band-words';

/** Says totals with what they are compared to: "PHQ-9 17 (was 11, baseline 19)". */
@Injectable({ providedIn: 'root' })
export class ScoreWords {
  private readonly transloco = inject(TranslocoService);
  private readonly bands = inject(BandWords);

  /** The short name of a form; its identifier where the clinic made the form itself. */
  form(id: string): string {
    const key = `check-in.desk.form.${id}`;
    const words = this.transloco.translate<string>(key);
    return words === key ? id : words;
  }

  /** One total with the last one and the baseline, as far as they are known. */
  say({ form, total, last, baseline }: ScoreView): string {
    const known =
      last !== null && baseline !== null ? 'both' : last !== null ? 'last' : baseline !== null ? 'baseline' : 'plain';
    const facts = {
      total: this.value(form, total),
      last: this.value(form, last),
      baseline: this.value(form, baseline),
    };
    return this.transloco.translate(`check-in.desk.score.${known}`, { form: this.form(form), ...facts });
  }

  /** A total; where a form is a single choice, the words of that choice. */
  private value(form: string, total: number | null): string {
    const choice = total === null ? null : this.bands.choice(form, total);
    return choice === null ? String(total ?? '') : `“${choice}”`;
  }

  /** A change in words, with its direction; empty without something to compare to. */
  change(total: number, before: number | null): string {
    if (before === null) return '';
    const points = total - before;
    const way = points > 0 ? 'up' : points < 0 ? 'down' : 'same';
    return this.transloco.translate(`check-in.desk.score.${way}`, { points: Math.abs(points) });
  }
}
