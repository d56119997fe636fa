#include "puzzle/rating.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Bounds a factor 1.75 apart around the level means of 70 boards and 41 adults each (SCIENCE.md 7a): 6 moves
 * 18 s, 10 moves 42 s, 13 moves 57 s, 15 moves 81 s. The factor keeps the grades apart, since times inside
 * one level still differ by 2 to 3. */
const double sg_grade_seconds[SG_GRADES + 1] = {0, 20, 36, 62, 110, 1e9};

const char *sg_grade_name(int grade)
{
    static const char *const names[SG_GRADES] = {SG_T("Foot"), SG_T("Slope"), SG_T("Climb"), SG_T("Face"),
                                                 SG_T("Summit")};
    assert(grade >= 1 && grade <= SG_GRADES);
    return names[grade - 1];
}

static int grade_of(double expected_s)
{
    int grade = 1;
    while (grade < SG_GRADES && expected_s >= sg_grade_seconds[grade])
        grade++;
    return grade;
}

void sg_rate_features(const struct sg_rating_model *model, struct sg_rating *rating)
{
    double ln_seconds = model->ln_seconds, logit = model->logit_solve;
    for (size_t i = 0; i < model->count; i++) {
        ln_seconds += model->features[i].weight * rating->features[i];
        logit += model->features[i].logit_weight * rating->features[i];
    }
    rating->expected_s = exp(ln_seconds);
    rating->p_solve = 1 / (1 + exp(-logit));
    rating->grade = grade_of(rating->expected_s);
}

void sg_rate(const struct sg_game *game, const struct sg_oracle *oracle, const void *start,
             struct sg_arena *scratch, struct sg_rating *rating)
{
    memset(rating, 0, sizeof *rating);
    size_t used = scratch->used;
    game->features(oracle, start, scratch, rating->features);
    scratch->used = used;
    sg_rate_features(game->rating, rating);
}

static void put_value(struct sg_text *out, double value)
{
    sg_text_put_fixed(out, value, 6);
    if (out->cut)
        return;
    while (out->bytes[out->length - 1] == '0')
        out->length--;
    if (out->bytes[out->length - 1] == '.')
        out->length--;
    out->bytes[out->length] = '\0';
}

void sg_rating_write_features(const struct sg_rating_model *model, const struct sg_rating *rating,
                              char separator, struct sg_text *out)
{
    for (size_t i = 0; i < model->count; i++) {
        if (i > 0)
            sg_text_put_char(out, separator);
        sg_text_put(out, model->features[i].name);
        sg_text_put_char(out, '=');
        put_value(out, rating->features[i]);
    }
}
