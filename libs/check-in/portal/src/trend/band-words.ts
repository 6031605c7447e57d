import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

const THIRDS = ['low', 'middle', 'high'] as const;

/** Says bands in the reader's language, also those of an instrument that has no official words in it. */
@Injectable({ providedIn: 'root' })
export class BandWords {
  private readonly transloco = inject(TranslocoService);

  /**
   * The words of one band: ours where the instrument ships in one language only, because bands are not its wording.
   *
   * @param published the instrument's own words, in the language it has
   */
  band(form: string, band: string, published: string): string {
    const key = `check-in.band.${form}.${band}`;
    const words = this.transloco.translate<string>(key);
    return words === key ? published : words;
  }

  /** The words of the choice itself, where a form is a single choice and a band would say less; else null. */
  choice(form: string, total: number): string | null {
    const key = `check-in.choice.${form}.${total}`;
    const words = this.transloco.translate<string>(key);
    return words === key ? null : words;
  }

  /** Where a value lies on a scale that has no bands, for those who want words and no numbers. */
  third(value: number, min: number, max: number): string {
    const share = max > min ? (value - min) / (max - min) : 0;
    const third = THIRDS[Math.min(2, Math.floor(share * 3))] ?? 'low';
    return this.transloco.translate(`check-in.band.third.${third}`);
  }
}
