import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Policy } from '@holdfast/platform/model';
import { LoggerModule } from 'nestjs-pino';
import { Clock } from './clock/clock';
import { AccessGuard } from './gate/access.guard';
import { AccessTokens, AccessTokenStrategy } from './gate/access-tokens';
import { GateCheck } from './gate/gate-check';
import { Policies, POLICY_TABLES } from './gate/policies';
import { Standings } from './gate/standings';
import { Health } from './health/health';
import { HealthController } from './health/health.controller';
import { ProblemFilter } from './http/problem.filter';
import { Throttles } from './http/throttles';
import { contractPipe } from './http/validation';
import { Effects } from './jobs/effects';
import { JobQueue } from './jobs/job-queue';
import { ParkedJobs } from './jobs/parked-jobs';
import { Sweeper } from './jobs/sweeper';
import { LiveGateway } from './live/live.gateway';
import { LiveHints } from './live/live-hints';
import { LiveTickets } from './live/live-tickets';
import { requestLog } from './log/request-log';
import { Mailer } from './mail/mailer';
import { DataKeys } from './sealing/data-keys';
import { KeyNews } from './sealing/key-news';
import { KeyRing } from './sealing/key-ring';
import { KeyRotation } from './sealing/key-rotation';
import { MasterRetirement } from './sealing/master-retirement';
import { Sealing } from './sealing/sealing';
import { SETTINGS, type Settings } from './settings/settings';
import { Agreements } from './work/agreements';
import { Database, poolOptions } from './work/database';
import { Farewells } from './work/farewells';
import { PatientNames } from './work/patient-names';
import { Sequels } from './work/sequels';
import { Work } from './work/work';

/** What the app gives the platform: its settings, and every feature's policy table. */
export interface PlatformOptions {
  readonly settings: Settings;
  readonly policies: readonly Policy[];
}

const OFFERED = [
  Agreements,
  Clock,
  Database,
  DataKeys,
  Effects,
  Farewells,
  GateCheck,
  Health,
  JobQueue,
  KeyNews,
  KeyRing,
  KeyRotation,
  LiveHints,
  LiveTickets,
  AccessTokens,
  Mailer,
  MasterRetirement,
  PatientNames,
  ParkedJobs,
  Policies,
  Sealing,
  Sequels,
  Standings,
  Sweeper,
  Throttles,
  Work,
];

/** What every feature stands on and none is about. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ settings, policies }: PlatformOptions): DynamicModule {
    const { connectionString, ...pool } = poolOptions(settings.DATABASE_URL);
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        LoggerModule.forRoot(requestLog(settings)),
        TypeOrmModule.forRoot({
          type: 'postgres',
          url: connectionString,
          autoLoadEntities: true,
          poolSize: settings.DATABASE_POOL,
          extra: pool,
          logging: false,
        }),
      ],
      controllers: [HealthController],
      providers: [
        ...OFFERED,
        AccessTokenStrategy,
        LiveGateway,
        { provide: SETTINGS, useValue: settings },
        { provide: POLICY_TABLES, useValue: policies },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: contractPipe },
      ],
      exports: [...OFFERED, SETTINGS],
    };
  }
}
