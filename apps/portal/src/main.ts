import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { allowOnlyTheWorker, checkWithoutCompiling } from './app/trusted-types';

allowOnlyTheWorker();
checkWithoutCompiling();
bootstrapApplication(App, appConfig).catch((failure: unknown) => reportError(failure));
