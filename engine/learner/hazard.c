#include "learner/hazard.h"

#include <math.h>

const struct sg_hazard_model sg_hazard_model = {
    /* tests/fit/fit_hazard.c on 27 adults; sd from SCIENCE.md 2.2; prompts were no part of that study */
    .mean = -1.492, .sd = 1, .gap = 0.568, .time = 0.613, .attempts = 0.118, .prompt = 0,
};

static const double least = -6, step = .25; /* of the first bin; between bins, logits */

double sg_hazard_logit(const struct sg_hazard_minute *minute)
{
    const struct sg_hazard_model *model = &sg_hazard_model;
    return model->gap * minute->gap + model->time * log((double)minute->minute) +
           model->attempts * log(1 + (double)minute->restarts) + model->prompt * minute->prompted;
}

void sg_hazard_note(struct sg_hazard *hazard, const struct sg_hazard_minute *minute, bool given_up)
{
    double place = floor((sg_hazard_logit(minute) - least) / step + .5);
    size_t bin = (size_t)fmin(fmax(place, 0), SG_HAZARD_BINS - 1);
    hazard->at_risk[bin]++;
    hazard->given_up[bin] += given_up;
}

void sg_hazard_add(struct sg_hazard *to, const struct sg_hazard *more)
{
    for (size_t i = 0; i < SG_HAZARD_BINS; i++) {
        to->at_risk[i] += more->at_risk[i];
        to->given_up[i] += more->given_up[i];
    }
}

/* The log-posterior is concave: Newton's steps from the mean arrive. */
void sg_hazard_estimate(const struct sg_hazard *hazard, struct sg_hazard_effect *effect)
{
    const struct sg_hazard_model *model = &sg_hazard_model;
    double a = model->mean, precision = 1 / (model->sd * model->sd), curvature = precision;
    for (int round = 0; round < 30; round++) {
        double slope = (model->mean - a) * precision;
        curvature = precision;
        for (size_t i = 0; i < SG_HAZARD_BINS; i++) {
            double h = 1 / (1 + exp(-(a + least + step * (double)i)));
            slope += hazard->given_up[i] - hazard->at_risk[i] * h;
            curvature += hazard->at_risk[i] * h * (1 - h);
        }
        a += fmin(fmax(slope / curvature, -1), 1);
    }
    *effect = (struct sg_hazard_effect){.persistence = -a, .sd = sqrt(1 / curvature)};
    for (size_t i = 0; i < SG_HAZARD_BINS; i++) {
        effect->minutes += hazard->at_risk[i];
        effect->given_up += hazard->given_up[i];
    }
}

/* ---- from events ---- */

static void pass_minutes(struct sg_hazard_fold *fold, int64_t at_ms)
{
    while (fold->open &&
           sg_active_at(&fold->clock, at_ms) - fold->began_ms >= (int64_t)fold->now.minute * 60000) {
        sg_hazard_note(&fold->hazard, &fold->now, false);
        fold->now.minute++;
    }
}

static void open_level(struct sg_hazard_fold *fold, const struct sg_event *event)
{
    double p = fmin(fmax(event->as.attempt_started.predicted, .01), .99);
    fold->open = event->as.attempt_started.phase != SG_PHASE_LEARN; /* a lesson is no level */
    fold->began_ms = sg_active_at(&fold->clock, event->at_ms);
    fold->now = (struct sg_hazard_minute){.gap = log((1 - p) / p), .minute = 1};
}

/* The last minute, begun and not full, counts when it was given up in or is at least half. */
static void end_level(struct sg_hazard_fold *fold, const struct sg_event *event)
{
    bool given_up = event->as.attempt_ended.end == SG_ATTEMPT_END_SURRENDERED;
    int64_t active_ms = sg_active_at(&fold->clock, event->at_ms) - fold->began_ms;
    if (fold->open && (given_up || active_ms - (int64_t)(fold->now.minute - 1) * 60000 >= 30000))
        sg_hazard_note(&fold->hazard, &fold->now, given_up);
    fold->open = false;
}

void sg_hazard_fold_note(struct sg_hazard_fold *fold, const struct sg_event *event)
{
    pass_minutes(fold, event->at_ms);
    sg_active_note(&fold->clock, event);
    switch (event->kind) {
    case SG_EVENT_ATTEMPT_STARTED:
        if (!fold->open)
            open_level(fold, event);
        break;
    case SG_EVENT_RESTART: fold->now.restarts++; break;
    case SG_EVENT_PROMPT_SHOWN: fold->now.prompted = true; break;
    case SG_EVENT_ATTEMPT_ENDED: end_level(fold, event); break;
    default: break;
    }
}
