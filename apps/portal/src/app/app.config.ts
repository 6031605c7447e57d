import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import { type ApplicationConfig, inject, isDevMode, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withRouterConfig,
} from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { checkInPolicy } from '@holdfast/check-in/model';
import { checkInCopy } from '@holdfast/check-in/portal';
import { clinicPolicy } from '@holdfast/clinic/model';
import { clinicCopy } from '@holdfast/clinic/portal';
import { identityPolicy } from '@holdfast/identity/model';
import { identityCopy, StepUp } from '@holdfast/identity/portal';
import { instrumentsCopy } from '@holdfast/instruments/portal';
import { messagingPolicy } from '@holdfast/messaging/model';
import { messagingCopy } from '@holdfast/messaging/portal';
import { operationPolicy } from '@holdfast/operation/model';
import {
  ASKS_READING,
  NeutralTitle,
  OPEN_HELP,
  POLICIES,
  STEP_UP,
  WRITING_AID,
  platformCopy,
  provideCopy,
  sessionHttp,
} from '@holdfast/platform/portal';
import { auditPolicy } from '@holdfast/audit/model';
import { safetyPolicy } from '@holdfast/safety/model';
import { recordPolicy } from '@holdfast/record/model';
import { referralPolicy } from '@holdfast/referral/model';
import { treatmentPolicy } from '@holdfast/treatment/model';
import { CrisisWatch, HelpNow, WritingAid, safetyCopy } from '@holdfast/safety/portal';
import { routes } from './app.routes';
import { shellCopy } from './shell-copy';

/** The portal put together: which features it has, and what upper ones supply to lower ones. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withFetch(), withInterceptors([sessionHttp])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    provideServiceWorker('ngsw-worker.js', {
      enabled: !isDevMode(),
      registrationStrategy: 'registerWhenStable:30000',
    }),
    provideCopy(
      platformCopy,
      shellCopy,
      identityCopy,
      clinicCopy,
      messagingCopy,
      safetyCopy,
      instrumentsCopy,
      checkInCopy,
    ),
    { provide: TitleStrategy, useExisting: NeutralTitle },
    {
      provide: POLICIES,
      useValue: {
        ...identityPolicy,
        ...auditPolicy,
        ...clinicPolicy,
        ...messagingPolicy,
        ...safetyPolicy,
        ...checkInPolicy,
        ...treatmentPolicy,
        ...referralPolicy,
        ...operationPolicy,
        ...recordPolicy,
      },
    },
    {
      provide: STEP_UP,
      useFactory: () => {
        const stepUp = inject(StepUp);
        return () => stepUp.ask();
      },
    },
    { provide: WRITING_AID, useValue: WritingAid },
    {
      provide: ASKS_READING,
      useFactory: () => {
        const watch = inject(CrisisWatch);
        return (text: string) => watch.finds(text);
      },
    },
    {
      provide: OPEN_HELP,
      useFactory: () => {
        const help = inject(HelpNow);
        return () => help.open();
      },
    },
  ],
};
