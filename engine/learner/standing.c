#include "learner/standing.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"

const struct sg_standing_rules sg_standing_rules = {
    .kept = .8, /* a week lies in between; a guess */
};

void sg_standing_init(struct sg_standing *standing)
{
    *standing = (struct sg_standing){.p_solve = 0};
    sg_ability_init(&standing->ability);
}

/* ---- the fold ---- */

static bool was_given_up(const struct sg_standing *standing)
{
    uint32_t count = standing->given_up_count;
    for (uint32_t i = 0; i < count && i < SG_GIVEN_UP_MAX; i++)
        if (standing->given_up[i] == standing->level)
            return true;
    return false;
}

static void open_level(struct sg_standing *standing, const struct sg_event *event, size_t game,
                       int64_t active_ms)
{
    assert(game < SG_TRAIT_GAMES);
    standing->game = game;
    standing->level = sg_hash_text(sg_hash_text(SG_HASH_START, event->as.attempt_started.game),
                                   event->as.attempt_started.position);
    standing->lesson = event->as.attempt_started.phase == SG_PHASE_LEARN;
    standing->helped = was_given_up(standing);
    standing->p_solve = event->as.attempt_started.p_solve;
    standing->expected_s = event->as.attempt_started.expected_s;
    standing->opened_active_ms = active_ms;
}

static void close_level(struct sg_standing *standing, enum sg_attempt_end end, int64_t active_ms)
{
    double beta = sg_difficulty(standing->p_solve);
    if (standing->lesson)
        return;
    if (end == SG_ATTEMPT_END_SOLVED) {
        double score = standing->helped ? sg_ability_rules.half_score : 1;
        sg_ability_update(&standing->ability, standing->game, beta, score);
        sg_pace_update(&standing->pace, standing->game, standing->expected_s,
                       (double)(active_ms - standing->opened_active_ms) / 1000);
    } else if (end == SG_ATTEMPT_END_SURRENDERED || end == SG_ATTEMPT_END_CAPPED) {
        sg_ability_update(&standing->ability, standing->game, beta, 0);
        standing->given_up[standing->given_up_count++ % SG_GIVEN_UP_MAX] = standing->level;
    }
}

void sg_standing_note(struct sg_standing *standing, const struct sg_event *event, size_t game,
                      int64_t active_ms)
{
    switch (event->kind) {
    case SG_EVENT_ATTEMPT_STARTED: open_level(standing, event, game, active_ms); break;
    case SG_EVENT_HINT: standing->helped = true; break;
    case SG_EVENT_ATTEMPT_ENDED: close_level(standing, event->as.attempt_ended.end, active_ms); break;
    default: break;
    }
}

void sg_standing_rest(struct sg_standing *standing)
{
    struct sg_ability ability = standing->ability;
    struct sg_pace pace = standing->pace;
    sg_standing_init(standing);
    sg_trait_fade(&ability.trait, sg_standing_rules.kept);
    sg_trait_fade(&pace.trait, sg_standing_rules.kept);
    standing->ability = ability;
    standing->pace = pace;
}

/* ---- as text ---- */

enum { DECIMALS = 3 };

static void put_evidence(struct sg_text *out, const struct sg_evidence *seen)
{
    double value = seen->precision > 0 ? seen->weighted / seen->precision : 0;
    sg_text_put_fixed(out, value, DECIMALS);
    sg_text_put_char(out, ':');
    sg_text_put_fixed(out, seen->precision, DECIMALS);
}

void sg_standing_write(const struct sg_standing *standing, const char *const *ids, struct sg_text *out)
{
    if (standing->ability.levels == 0)
        return;
    sg_text_put(out, "levels=");
    sg_text_put_uint(out, standing->ability.levels);
    for (size_t i = 0; ids[i] && i < SG_TRAIT_GAMES; i++) {
        if (standing->ability.trait.games[i].precision <= 0)
            continue;
        sg_text_put_char(out, ',');
        sg_text_put(out, ids[i]);
        sg_text_put_char(out, '=');
        put_evidence(out, &standing->ability.trait.games[i]);
        sg_text_put_char(out, ':');
        put_evidence(out, &standing->pace.trait.games[i]);
    }
}

static const double most = 1e6; /* logits or precision: whatever lies beyond is no estimate */

static bool read_evidence(const char **at, const char *end, struct sg_evidence *seen)
{
    double value, precision;
    if (!sg_text_read_fixed(at, end, &value) || *at == end || *(*at)++ != ':' ||
        !sg_text_read_fixed(at, end, &precision))
        return false;
    if (!(value > -most && value < most && precision >= 0 && precision < most))
        return false;
    *seen = (struct sg_evidence){.precision = precision, .weighted = precision * value};
    return true;
}

static size_t find(const char *const *ids, const char *id, size_t length)
{
    size_t i = 0;
    while (i < SG_TRAIT_GAMES && ids[i] && (strlen(ids[i]) != length || memcmp(ids[i], id, length) != 0))
        i++;
    return i < SG_TRAIT_GAMES && ids[i] ? i : SG_TRAIT_GAMES;
}

/* One "id=value:precision:value:precision", or "levels=12". */
static bool read_part(struct sg_standing *standing, const char *const *ids, const char *text, const char *end)
{
    const char *equals = memchr(text, '=', (size_t)(end - text));
    struct sg_evidence theta, tau;
    uint64_t levels;
    if (!equals)
        return false;
    const char *at = equals + 1;
    size_t length = (size_t)(equals - text), game = find(ids, text, length);
    if (length == strlen("levels") && memcmp(text, "levels", length) == 0) {
        if (!sg_text_read_uint(&at, end, &levels) || levels > UINT32_MAX / 2)
            return false;
        standing->ability.levels = (uint32_t)levels;
        return at == end;
    }
    if (!read_evidence(&at, end, &theta) || at == end || *at++ != ':' || !read_evidence(&at, end, &tau))
        return false;
    if (game < SG_TRAIT_GAMES) {
        standing->ability.trait.games[game] = theta;
        standing->pace.trait.games[game] = tau;
    }
    return at == end;
}

bool sg_standing_read(struct sg_standing *standing, const char *const *ids, const char *text)
{
    for (const char *at = text; *at;) {
        const char *end = at + strcspn(at, ",");
        if (!read_part(standing, ids, at, end)) {
            sg_standing_init(standing);
            return false;
        }
        at = end + (*end == ',');
    }
    return true;
}
