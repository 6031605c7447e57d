import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';

/** Stands at addresses that belong to another audience. It asks the server for nothing. */
@Component({
  selector: 'hf-not-yours-page',
  imports: [RouterLink, TranslocoDirective, Button],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('shell.notYours.title') }}</h1>
      <p>{{ t('shell.notYours.words') }}</p>
      <div>
        <a hfButton="filled" routerLink="/">{{ t('shell.toStart') }}</a>
      </div>
    </div>
  `,
})
export class NotYoursPage {}
