import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PreviewPromises, PromisePreview } from '@holdfast/messaging/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import { PromisePreviews } from './promise-previews';

/** What a clinic would promise, before it does. */
@ApiTags('messaging')
@Controller('api/clinic/message-promise')
export class RoutingSettingController {
  constructor(private readonly previews: PromisePreviews) {}

  @Post('preview')
  @Can('promise.preview')
  @Answers(200, PromisePreview)
  preview(@Acting() actor: Actor, @Body({ schema: PreviewPromises }) input: PreviewPromises): Promise<PromisePreview> {
    return this.previews.of(actor, input);
  }
}
