import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { allowOnlyTheWorker } from './app/trusted-types';

allowOnlyTheWorker();
bootstrapApplication(App, appConfig).catch((failure: unknown) => reportError(failure));
