/* The columns behind a line. "-" stands where a column says nothing. */
#include "report/label_inside.h"

const char sg_label_header[] = "\tdistance_before\tdistance_after\timproving\tdead_end\trevisit\ttakes_"
                               "back\trt_z\tforced\tguessed\tgreedy"
                               "\tchain_depth\tobject\tregion\torder\tobject_run\tobject_entropy\tsince_best_"
                               "s\tfiltered\tfiltered_posterior"
                               "\tfiltered_switch\tfiltered_switch_ago\tmacro\tline\tline_"
                               "similarity\tsmoothed\tsmoothed_posterior\tswitch"
                               "\timpasse_p\timpasse\timpasse_evidence\tmodel\tgives_up_p\timpasse_signs";

static void put_nothing(struct sg_text *out)
{
    sg_text_put(out, "\t-");
}

static void put_bool(struct sg_text *out, bool value)
{
    sg_text_put(out, value ? "\t1" : "\t0");
}

static void put_int(struct sg_text *out, int64_t value)
{
    sg_text_put_char(out, '\t');
    sg_text_put_int(out, value);
}

static void put_number(struct sg_text *out, double value, int decimals)
{
    sg_text_put_char(out, '\t');
    sg_text_put_fixed(out, value, decimals);
}

static void put_word(struct sg_text *out, const char *word)
{
    sg_text_put_char(out, '\t');
    sg_text_put(out, word);
}

/* As `solve` prints it. */
static void put_distance(struct sg_text *out, const struct sg_label_distance *distance)
{
    sg_text_put_char(out, '\t');
    if (distance->bound == SG_BOUND_UNSOLVABLE)
        sg_text_put(out, "unsolvable");
    else if (distance->bound == SG_BOUND_UNKNOWN)
        sg_text_put_char(out, '-');
    else {
        sg_text_put(out, distance->bound == SG_BOUND_AT_LEAST ? ">=" : "");
        sg_text_put_uint(out, distance->distance);
    }
}

static void put_traits(struct sg_text *out, const struct sg_label_row *row)
{
    const struct sg_traits *traits = &row->sight.made.traits;
    if (row->surrender || row->sight.act != SG_DEED_MOVE) {
        for (int i = 0; i < 8; i++)
            put_nothing(out);
    } else {
        put_bool(out, traits->forced);
        put_bool(out, traits->guessed);
        put_bool(out, traits->greedy);
        put_int(out, traits->chain_depth);
        put_int(out, traits->object);
        put_int(out, traits->region);
        put_int(out, traits->order);
        put_int(out, row->object_run);
    }
    put_number(out, row->object_entropy, 3);
    put_number(out, (double)row->since_best_ms / 1000, 3);
}

static void put_facts(struct sg_text *out, const struct sg_label_row *row)
{
    const struct sg_sight *sight = &row->sight;
    put_distance(out, &row->before);
    put_distance(out, &row->after);
    if (row->surrender || sight->act == SG_DEED_NULL || !sight->judged)
        put_nothing(out);
    else
        put_bool(out, sight->after < sight->before);
    put_bool(out, row->after.bound == SG_BOUND_UNSOLVABLE);
    put_bool(out, sight->revisit);
    put_bool(out, !row->surrender && sg_strategy_kind(sight) == SG_TURN_BACK);
    if (row->surrender)
        put_nothing(out);
    else
        put_number(out, row->pace, 3);
}

static void put_change(struct sg_text *out, enum sg_strategy from, enum sg_strategy to)
{
    put_word(out, sg_strategy_name(from));
    sg_text_put_char(out, '>');
    sg_text_put(out, sg_strategy_name(to));
}

static const char *macro_name(enum sg_macro macro)
{
    static const char *const names[SG_MACRO_COUNT] = {"-", "new_line", "first_undo", "hint", "other_level"};
    return names[macro];
}

static void put_filtered(struct sg_text *out, const struct sg_strategy_verdict *verdict)
{
    put_word(out, sg_strategy_name(verdict->label));
    put_number(out, verdict->posterior, 6);
    if (verdict->switched) {
        put_change(out, verdict->from, verdict->to);
        put_int(out, verdict->acts_ago);
    } else {
        put_nothing(out);
        put_nothing(out);
    }
    put_word(out, macro_name(verdict->macro));
    if (verdict->line == SG_STRATEGY_UNK) {
        put_nothing(out);
        put_nothing(out);
    } else {
        put_word(out, sg_strategy_name(verdict->line));
        put_number(out, verdict->similarity, 3);
    }
}

static void put_strategies(struct sg_text *out, const struct sg_label_row *row)
{
    if (row->surrender) {
        for (int i = 0; i < 10; i++)
            put_nothing(out);
        return;
    }
    put_filtered(out, &row->verdict);
    put_word(out, sg_strategy_name(row->smoothed));
    put_number(out, row->smoothed_posterior, 6);
    if (row->switch_from == SG_STRATEGY_UNK)
        put_nothing(out);
    else
        put_change(out, row->switch_from, row->step.strategy);
}

static void put_impasse(struct sg_text *out, const struct sg_label_impasse *impasse)
{
    const struct {
        bool holds;
        const char *name;
    } evidence[] = {{impasse->slow, "slow"},
                    {impasse->errors, "errors"},
                    {impasse->restarted, "restarted"},
                    {impasse->revisits, "revisits"},
                    {impasse->taking_back, "taking_back"},
                    {impasse->pausing, "pausing"}};
    bool any = false;
    put_number(out, impasse->probability, 6);
    put_word(out, sg_impasse_name(impasse->impasse));
    sg_text_put_char(out, '\t');
    for (size_t i = 0; i < sizeof evidence / sizeof *evidence; i++) {
        if (!evidence[i].holds)
            continue;
        sg_text_put(out, any ? "," : "");
        sg_text_put(out, evidence[i].name);
        any = true;
    }
    sg_text_put(out, any ? "" : "-");
}

/* Name and value of each sign that bears on the probabilities. */
static void put_signs(struct sg_text *out, const struct sg_label_impasse *impasse)
{
    for (int i = 0; i < SG_SIGN_COUNT; i++) {
        sg_text_put_char(out, i ? ',' : '\t');
        sg_text_put(out, sg_sign_name((enum sg_sign)i));
        sg_text_put_char(out, '=');
        sg_text_put_fixed(out, impasse->signs[i], 3);
    }
}

void sg_label_write(const struct sg_label_row *row, struct sg_text *out)
{
    put_facts(out, row);
    put_traits(out, row);
    put_strategies(out, row);
    put_impasse(out, &row->impasse);
    put_word(out, sg_strategy_model.version);
    put_number(out, row->impasse.gives_up, 6);
    put_signs(out, &row->impasse);
}
