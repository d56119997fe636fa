/* The rows of one person, kept until the last: the review looks both ways. */
#include <stdlib.h>

#include "report/label_inside.h"

void sg_label_person_clear(struct sg_label_person *person)
{
    for (size_t i = 0; i < person->count; i++)
        free(person->rows[i].line);
    free(person->rows);
    *person = (struct sg_label_person){.count = 0};
}

void sg_label_person_begin(struct sg_label_person *person)
{
    sg_label_person_clear(person);
    sg_strategy_init(&person->track);
}

struct sg_label_row *sg_label_person_add(struct sg_label_person *person)
{
    if (person->count == person->capacity) {
        size_t capacity = person->capacity ? 2 * person->capacity : 64;
        struct sg_label_row *rows = realloc(person->rows, capacity * sizeof *rows);
        if (!rows)
            return NULL;
        person->rows = rows;
        person->capacity = capacity;
    }
    struct sg_label_row *row = &person->rows[person->count++];
    *row = (struct sg_label_row){.length = 0};
    return row;
}

/* ---- the review ---- */

/* What the review works on; acts are the rows that are neither a surrender nor only on the way. */
struct review {
    size_t count;
    size_t *rows; /* of each act */
    struct sg_hmm_row *smoothed, *log_likelihood;
    struct sg_strategy_room room;
    struct sg_strategy_step *steps;
    struct sg_switch *switches;
};

static bool make_review(struct review *review, size_t count)
{
    size_t room = count ? count : 1;
    review->rows = calloc(room, sizeof *review->rows);
    review->smoothed = calloc(room, sizeof *review->smoothed);
    review->log_likelihood = calloc(room, sizeof *review->log_likelihood);
    review->room.beliefs = calloc(room, sizeof *review->room.beliefs);
    review->room.back = calloc(room, sizeof *review->room.back);
    review->room.path = calloc(room, sizeof *review->room.path);
    review->steps = calloc(room, sizeof *review->steps);
    review->switches = calloc(room, sizeof *review->switches);
    return review->rows && review->smoothed && review->log_likelihood && review->room.beliefs &&
           review->room.back && review->room.path && review->steps && review->switches;
}

static void free_review(struct review *review)
{
    free(review->rows);
    free(review->smoothed);
    free(review->log_likelihood);
    free(review->room.beliefs);
    free(review->room.back);
    free(review->room.path);
    free(review->steps);
    free(review->switches);
}

/* All of an attempt that repeats the one before, up to the act that told it and on. */
static void mark_perseveration(struct review *review, size_t at)
{
    for (size_t i = at + 1; i-- > 0;) {
        review->steps[i].perseverates = true;
        if (review->steps[i].begins)
            break;
    }
    for (size_t i = at + 1; i < review->count && !review->steps[i].begins; i++)
        review->steps[i].perseverates = true;
}

static void gather(struct review *review, const struct sg_label_person *person)
{
    for (size_t i = 0; i < person->count; i++) {
        const struct sg_label_row *row = &person->rows[i];
        if (row->surrender || row->verdict.passing)
            continue;
        size_t at = review->count++;
        review->rows[at] = i;
        review->log_likelihood[at] = row->verdict.log_likelihood;
        review->steps[at] = row->step;
    }
    for (size_t i = 0; i < review->count; i++)
        if (person->rows[review->rows[i]].verdict.line == SG_STRATEGY_PERS)
            mark_perseveration(review, i);
}

/* A step on the way belongs to what it leads to; the last ones of all, to what was done before. */
static void hand_to_steps(struct sg_label_person *person)
{
    const struct sg_label_row *next = NULL;
    for (size_t i = person->count; i-- > 0;) {
        struct sg_label_row *row = &person->rows[i];
        if (row->surrender)
            continue;
        if (!row->verdict.passing)
            next = row;
        row->smoothed = next ? next->smoothed : row->verdict.label;
        row->smoothed_posterior = next ? next->smoothed_posterior : row->verdict.posterior;
    }
}

static void hand_back(const struct review *review, struct sg_label_person *person)
{
    for (size_t i = 0; i < review->count; i++) {
        struct sg_label_row *row = &person->rows[review->rows[i]];
        row->step = review->steps[i];
        row->smoothed = sg_strategy_label(&review->smoothed[i], &row->smoothed_posterior);
        if (row->smoothed == SG_STRATEGY_REST && row->step.perseverates)
            row->smoothed = SG_STRATEGY_PERS;
    }
    size_t found = sg_strategy_switches(review->steps, review->count, review->switches, review->count);
    for (size_t i = 0; i < found; i++) {
        const struct sg_switch *change = &review->switches[i];
        person->rows[review->rows[change->at]].switch_from = change->from;
    }
}

enum sg_status sg_label_person_review(struct sg_label_person *person)
{
    struct review review = {.count = 0};
    bool made = make_review(&review, person->count);
    if (made) {
        gather(&review, person);
        sg_strategy_review(review.log_likelihood, review.count, &review.room, review.smoothed, review.steps);
        hand_back(&review, person);
        hand_to_steps(person);
    }
    free_review(&review);
    return made ? SG_OK : SG_ERR_MEMORY;
}
