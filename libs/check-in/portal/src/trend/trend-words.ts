import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { TrendPoint, TrendSeries } from '@holdfast/check-in/model';
import { Preference } from '@holdfast/platform/portal';
import { BandWords } from './band-words';

/** Says a trend in words, in the reader's language: its points, its name, and what it shows. */
@Injectable({ providedIn: 'root' })
export class TrendWords {
  private readonly transloco = inject(TranslocoService);
  private readonly preference = inject(Preference);
  private readonly bands = inject(BandWords);

  /** A day of the year, for example "Nov 18". */
  day(at: number | string, timeZone?: string): string {
    return this.format(at, { month: 'short', day: 'numeric', timeZone });
  }

  /** A month, for example "Nov"; the first of a year names it. */
  month(at: number): string {
    const isFirst = new Date(at).getUTCMonth() === 0;
    return this.format(at, { month: 'short', year: isFirst ? 'numeric' : undefined, timeZone: 'UTC' });
  }

  /** A day with its year, for tables. */
  fullDay(at: number | string, timeZone?: string): string {
    return this.format(at, { year: 'numeric', month: 'short', day: 'numeric', timeZone });
  }

  /** The word for a point: its own choice, else its band; empty where the instrument has none. */
  wordOf(series: TrendSeries, point: TrendPoint): string {
    return this.bands.choice(series.form, point.total) ?? this.bandOf(series, point);
  }

  /** The word for a band; empty where the instrument has none, or has words for each of its choices. */
  bandOf({ form, bands, min }: TrendSeries, { band }: Pick<TrendPoint, 'band'>): string {
    if (this.bands.choice(form, min) !== null) return '';
    const found = bands.find(({ id }) => id === band);
    return found ? this.bands.band(form, found.id, found.words) : '';
  }

  /** A point without any number: its band, or where it lies on a scale that has none. */
  plainly(series: TrendSeries, point: TrendPoint): string {
    return this.wordOf(series, point) || this.bands.third(point.total, series.min, series.max);
  }

  /** One point: date, value, band, and how it came in where that is not the usual way. */
  readout(series: TrendSeries, point: TrendPoint, wordsOnly: boolean, name: string): string {
    const said = wordsOnly ? [this.plainly(series, point)] : [String(point.total), this.wordOf(series, point)];
    const parts = [this.fullDay(point.at), name, ...said, this.wayOf(point)];
    return parts.filter((part) => part !== '').join(', ');
  }

  /** How a score came in, where that sets it apart; else empty. */
  wayOf({ late, mode }: TrendPoint): string {
    if (mode === 'paper' || mode === 'phone') return this.say(`way.${mode}`);
    return late ? this.say('way.late') : '';
  }

  /** The name of a picture. */
  nameOf(series: readonly TrendSeries[]): string {
    return this.say('name', { titles: series.map(({ title }) => title).join(', ') });
  }

  /** What a picture shows and how to walk through it. */
  aboutOf([first]: readonly TrendSeries[], points: number, infusions: number, wordsOnly: boolean): string {
    const direction = first?.higherIsWorse ? this.say('lowerIsBetter') : this.say('higherIsBetter');
    if (wordsOnly) return this.say('aboutWords', { points, infusions, direction });
    return this.say('about', { points, infusions, min: first?.min ?? 0, max: first?.max ?? 0, direction });
  }

  private say(key: string, facts: Record<string, unknown> = {}): string {
    return this.transloco.translate(`check-in.trend.${key}`, facts);
  }

  private format(at: number | string, options: Intl.DateTimeFormatOptions): string {
    const language = this.preference.value().language === 'es' ? 'es-US' : 'en-US';
    return new Intl.DateTimeFormat(language, options).format(new Date(at));
  }
}
