import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PatientPath } from '@holdfast/clinic/model';
import type { Actor } from '@holdfast/platform/model';
import { Acting, Answers, Can } from '@holdfast/platform/server';
import {
  DecideReview,
  DecisionPath,
  RequestPath,
  ReviewQueuePage,
  ReviewQueueQuery,
  ReviewStory,
  ReviewView,
} from '@holdfast/treatment/model';
import { ReviewDeciding } from './review-deciding';
import { ReviewQueue } from './review-queue';
import { ReviewReading } from './review-reading';
import { ReviewRequests } from './review-requests';
import { ReviewStories } from './review-stories';

/** Maintenance reviews: the queue, what each is decided from, decisions, patients' requests. */
@ApiTags('treatment')
@Controller('api')
export class ReviewController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly reading: ReviewReading,
    private readonly deciding: ReviewDeciding,
    private readonly requests: ReviewRequests,
    private readonly stories: ReviewStories,
  ) {}

  @Get('review-queue')
  @Can('review-queue.read')
  @Answers(200, ReviewQueuePage)
  readQueue(
    @Acting() actor: Actor,
    @Query({ schema: ReviewQueueQuery }) query: ReviewQueueQuery,
  ): Promise<ReviewQueuePage> {
    return this.queue.page(actor, query);
  }

  @Get('patients/:patientId/review')
  @Can('review.read')
  @Answers(200, ReviewView)
  view(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<ReviewView> {
    return this.reading.view(actor, path.patientId);
  }

  @Put('patients/:patientId/review-decisions/:decisionId')
  @Can('review.decide')
  @Answers(200, ReviewView)
  decide(
    @Acting() actor: Actor,
    @Param({ schema: DecisionPath }) path: DecisionPath,
    @Body({ schema: DecideReview }) input: DecideReview,
  ): Promise<ReviewView> {
    return this.deciding.decide(actor, path, input);
  }

  @Post('patients/:patientId/review-decisions/:decisionId/undo')
  @Can('review.undo')
  @Answers(200, ReviewView)
  undo(@Acting() actor: Actor, @Param({ schema: DecisionPath }) path: DecisionPath): Promise<ReviewView> {
    return this.deciding.undo(actor, path);
  }

  @Get('patients/:patientId/review-story')
  @Can('review.follow')
  @Answers(200, ReviewStory)
  story(@Acting() actor: Actor, @Param({ schema: PatientPath }) path: PatientPath): Promise<ReviewStory> {
    return this.stories.story(actor, path.patientId);
  }

  @Put('patients/:patientId/review-requests/:requestId')
  @Can('review.request')
  @Answers(200, ReviewStory)
  ask(@Acting() actor: Actor, @Param({ schema: RequestPath }) path: RequestPath): Promise<ReviewStory> {
    return this.requests.ask(actor, path);
  }

  @Delete('patients/:patientId/review-requests/:requestId')
  @Can('review.request')
  @Answers(200, ReviewStory)
  withdraw(@Acting() actor: Actor, @Param({ schema: RequestPath }) path: RequestPath): Promise<ReviewStory> {
    return this.requests.withdraw(actor, path);
  }
}
