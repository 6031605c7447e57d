import { Injectable, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LineTold, PlanStep } from '@holdfast/check-in/model';
import type { VersionWords } from '@holdfast/clinic/portal';
import { FormWords } from '../plan/form-words';
import { PlanWords } from '../plan/plan-words';

const LINE = 'step.';
const FRAME: Readonly<Record<string, string>> = { questionsPerWeek: 'perWeek' };

/** Says what the versions of the plan, of the rules and of the forms changed. */
@Injectable({ providedIn: 'root' })
export class CheckInVersionWords {
  private readonly transloco = inject(TranslocoService);
  private readonly forms = inject(FormWords);
  private readonly lines = inject(PlanWords);

  readonly plan: VersionWords = {
    part: (part) => {
      const id = lineOfPart(part);
      return id === null ? this.say(`course.frame.${FRAME[part] ?? part}`) : this.say('setting.line', { id });
    },
    said: (part, text) => {
      const line = lineOfPart(part) === null ? null : readLine(text);
      return line ? this.whole(line) : text;
    },
  };
  readonly rules: VersionWords = {
    part: (part) => {
      const end = part.lastIndexOf('.');
      const [rule, threshold] = [part.slice(0, end), part.slice(end + 1)];
      return `${this.say(`ruleName.${rule}`)}, ${this.say(`setting.rule.threshold.${threshold}`)}`;
    },
    said: (_, text) => text,
  };
  readonly switches: VersionWords = {
    part: (part) => this.forms.name(part),
    said: (_, text) => this.say(`setting.form.${text}`),
  };

  // Beside the sentence, what it leaves out: a change of these alone must be seen too.
  private whole(line: LineTold): string {
    const { windowHours: hours, untilDay, importance } = line;
    const importanceWords = this.say(`course.step.${importance}`);
    const rest = this.say('setting.lineRest', { hours, until: untilDay ?? '–', importance: importanceWords });
    return `${this.lines.line(line)} (${rest})`;
  }

  private say(key: string, words: Record<string, unknown> = {}): string {
    return this.transloco.translate(`check-in.${key}`, words);
  }
}

/** The identifier of the line that a part of the history speaks of; null where it speaks of the frame. */
function lineOfPart(part: string): string | null {
  return part.startsWith(LINE) ? part.slice(LINE.length) : null;
}

/** What `planLines` wrote of one line; null where it is none. */
function readLine(text: string): LineTold | null {
  const [anchor, fromDay, everyDays, untilDay, at = '', windowHours, importance, forms = ''] = text.split(' ');
  if (forms === '') return null;
  return {
    anchor: anchor as PlanStep['anchor'],
    fromDay: Number(fromDay),
    everyDays: everyDays === '-' ? null : Number(everyDays),
    untilDay: untilDay === '-' ? null : Number(untilDay),
    at,
    windowHours: Number(windowHours),
    importance: importance as PlanStep['importance'],
    forms: forms.split(','),
  };
}
