import process from 'node:process';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readSettings, type Settings } from '@holdfast/platform/server';
import { AppModule } from '../app.module';
import { SeedModule } from './seed.module';

/**
 * Runs something inside the program, without HTTP and without the work of the jobs process.
 *
 * @param job gets the program's parts and its settings
 */
export async function inProgram<T>(job: (app: INestApplicationContext, settings: Settings) => Promise<T>): Promise<T> {
  const settings: Settings = { ...readSettings(process.env), ROLES: ['http'], LOG_LEVEL: 'silent' };
  const module = { module: SeedModule, imports: [AppModule.with(settings)] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    return await job(app, settings);
  } finally {
    await app.close();
  }
}
