/* Runs scenarios: a file of inputs (`at_ms kind body`, as people and generators make them) goes in, what the
 * session records and asks for comes out with the review of it, and has to equal the .expected file beside
 * it.
 *
 *   scenario [--rebaseline] FILE...
 *
 * Besides inputs a file holds comments (#) and two directives: `!wait AT_MS` gives the session the ticks it
 * asks for until then, `!kill` throws it away and folds the log into a new one. Levels stand in the file as
 * offers, so that a scenario does not depend on a generator; oracle answers come from the games' own search.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "puzzle/level.h"
#include "report/review.h"
#include "session/replay.h"

extern const struct sg_game sg_game_template;

enum { LOG_MAX = 4000, QUEUE_MAX = 16, GAMES_MAX = 16 };

struct runner {
    const struct sg_game *games[GAMES_MAX];
    struct sg_session *session;
    struct sg_bench *bench;
    FILE *out;
    struct sg_event log[LOG_MAX];
    size_t count;
    struct sg_effects effects;
    struct sg_event queue[QUEUE_MAX]; /* answers of the helpers */
    size_t queued;
    bool failed;
};

static void complain(struct runner *runner, const char *what, const char *line)
{
    fprintf(stderr, "%s: %s\n", what, line);
    runner->failed = true;
}

/* ---- effects ---- */

static void print_event(struct runner *runner, const struct sg_event *event)
{
    char line[SG_EVENT_BODY + 64];
    struct sg_text text;
    sg_text_init(&text, line, sizeof line);
    sg_event_write_line(event, &text);
    fprintf(runner->out, "%" PRIu64 " %s\n", event->seq, line);
}

static void record(struct runner *runner, const struct sg_event *event)
{
    print_event(runner, event);
    if (runner->count == LOG_MAX)
        complain(runner, "too long", "the log");
    else
        runner->log[runner->count++] = *event;
}

static void prepare(struct runner *runner)
{
    const struct sg_offer *level = &sg_session_state(runner->session)->level;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_phrase why;
    fprintf(runner->out, "  prepare\n");
    if (level->game->read_position(level->position, strlen(level->position), position, &why) != SG_OK ||
        sg_bench_prepare(runner->bench, level->game, position, 0, NULL) != SG_OK)
        complain(runner, "cannot prepare", level->position);
}

static void answer(struct runner *runner, const struct sg_event *event)
{
    if (runner->queued == QUEUE_MAX)
        complain(runner, "too many answers", sg_event_kind_name(event->kind));
    else
        runner->queue[runner->queued++] = *event;
}

static void assess(struct runner *runner, const struct sg_effect *effect)
{
    struct sg_assessment assessment;
    sg_bench_assess(runner->bench, effect->assess.before, effect->assess.after, &assessment);
    struct sg_event event = {.kind = SG_EVENT_ASSESSMENT};
    event.as.assessment.about = effect->assess.about;
    event.as.assessment.bound = assessment.bound;
    event.as.assessment.before = assessment.before;
    event.as.assessment.after = assessment.after;
    event.as.assessment.improving = assessment.improving;
    event.as.assessment.legal = assessment.legal;
    answer(runner, &event);
}

static void find_words(struct runner *runner, const struct sg_event *decision)
{
    struct sg_event event = {.kind = SG_EVENT_PROMPT_SHOWN};
    event.as.prompt_shown.decision = decision->as.decision.index;
    snprintf(event.as.prompt_shown.words, sizeof event.as.prompt_shown.words, "%s %s",
             sg_situation_name(decision->as.decision.situation), decision->as.decision.variant);
    answer(runner, &event);
}

static void carry_out(struct runner *runner, const struct sg_effect *effect)
{
    switch (effect->kind) {
    case SG_EFFECT_RECORD: record(runner, &effect->event); break;
    case SG_EFFECT_NOTE:
        fprintf(runner->out, "  not recorded: ");
        print_event(runner, &effect->event);
        break;
    case SG_EFFECT_DURABLE: fprintf(runner->out, "  durable\n"); break;
    case SG_EFFECT_LEVELS:
        fprintf(runner->out, "  levels set=%" PRIu32 " count=%" PRIu32 " beta=%.6f\n", effect->levels.set,
                effect->levels.count, effect->levels.beta);
        break;
    case SG_EFFECT_PREPARE: prepare(runner); break;
    case SG_EFFECT_ASSESS: assess(runner, effect); break;
    case SG_EFFECT_WORDS: find_words(runner, &effect->event); break;
    }
}

static void carry_out_all(struct runner *runner)
{
    for (uint32_t i = 0; i < runner->effects.count; i++)
        carry_out(runner, &runner->effects.items[i]);
}

static void feed(struct runner *runner, const struct sg_event *input, const char *line)
{
    enum sg_status status = sg_session_update(runner->session, input, &runner->effects);
    if (status != SG_OK)
        fprintf(runner->out, "  refused, %s: %s\n", sg_status_name(status), line);
    carry_out_all(runner);
    while (runner->queued > 0) {
        struct sg_event event = runner->queue[0];
        memmove(runner->queue, runner->queue + 1, --runner->queued * sizeof *runner->queue);
        event.at_ms = input->at_ms;
        sg_session_update(runner->session, &event, &runner->effects);
        carry_out_all(runner);
    }
}

/* ---- lines ---- */

static void wait(struct runner *runner, int64_t until_ms)
{
    for (;;) {
        int64_t wake_ms = sg_session_wake_ms(runner->session);
        bool last = wake_ms > until_ms;
        struct sg_event tick = {.kind = SG_EVENT_TICK, .at_ms = last ? until_ms : wake_ms};
        feed(runner, &tick, "tick");
        if (last)
            return;
    }
}

/* Everything in memory is lost; the log is folded into a new session, which pays what was owed. */
static void kill_and_resume(struct runner *runner)
{
    sg_session_free(runner->session);
    runner->session = sg_session_new(runner->games);
    struct sg_replay_finding finding;
    if (!runner->session || sg_replay_verify(runner->session, runner->log, runner->count, &finding) != SG_OK)
        complain(runner, "cannot resume", "!kill");
    fprintf(runner->out, "  resumed after %zu events\n", runner->count);
    sg_session_owed(runner->session, &runner->effects);
    carry_out_all(runner);
}

static void take_line(struct runner *runner, const char *line)
{
    struct sg_event event;
    struct sg_phrase why;
    if (line[0] == '\0' || line[0] == '#')
        return;
    if (strncmp(line, "!wait ", 6) == 0)
        wait(runner, strtoll(line + 6, NULL, 10));
    else if (strcmp(line, "!kill") == 0)
        kill_and_resume(runner);
    else if (sg_event_read_line(line, strlen(line), &event, &why) == SG_OK)
        feed(runner, &event, line);
    else
        complain(runner, "cannot read", line);
}

static void take_file(struct runner *runner, FILE *file)
{
    char line[SG_EVENT_BODY];
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        take_line(runner, line);
    }
}

static void put_line(void *user, const char *line)
{
    fprintf(user, "%s%s\n", *line ? "  " : "", line);
}

/* What a coach reads of it afterwards. */
static void print_review(struct runner *runner)
{
    struct sg_review review;
    if (sg_review_init(&review) != SG_OK) {
        complain(runner, "no memory", "for the review");
        return;
    }
    for (size_t i = 0; i < runner->count; i++)
        if (sg_review_note(&review, &runner->log[i]) != SG_OK)
            complain(runner, "no review", "of the log");
    fprintf(runner->out, "review:\n");
    sg_review_write(&review, NULL, put_line, runner->out);
    sg_review_deinit(&review);
}

static void print_end(struct runner *runner)
{
    const struct sg_session_state *state = sg_session_state(runner->session);
    fprintf(runner->out,
            "end: stage %d, phase %s, visit %" PRIu32 ", attempt %" PRIu32 ", ply %" PRIu32
            ", active %" PRId64 " ms\n",
            (int)state->stage, sg_phase_name(state->phase), state->visit, state->attempt, state->ply,
            state->active_ms);
    struct sg_session *fold = sg_session_new(runner->games);
    struct sg_replay_finding finding;
    if (!fold || sg_replay_verify(fold, runner->log, runner->count, &finding) != SG_OK)
        complain(runner, "replay differs", "at the end");
    sg_session_free(fold);
}

/* ---- files ---- */

static void list_games(struct runner *runner)
{
    size_t count = 0;
    runner->games[count++] = &sg_game_template;
    for (size_t i = 0; sg_games[i] && count + 1 < GAMES_MAX; i++)
        runner->games[count++] = sg_games[i];
}

/* What the scenario in `path` brings about, as text for the caller to free; NULL when it cannot be run. */
static char *run(const char *path)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(path, "r");
    struct runner *runner = calloc(1, sizeof *runner);
    if (file && runner && (runner->out = open_memstream(&text, &size))) {
        list_games(runner);
        runner->session = sg_session_new(runner->games);
        runner->bench = sg_bench_new(runner->games);
        runner->failed = !runner->session || !runner->bench;
        if (!runner->failed) {
            take_file(runner, file);
            print_end(runner);
            print_review(runner);
        }
        fclose(runner->out);
        sg_bench_free(runner->bench);
        sg_session_free(runner->session);
    }
    if (file)
        fclose(file);
    if (!runner || runner->failed) {
        free(text);
        text = NULL;
    }
    free(runner);
    return text;
}

static bool write_expected(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    bool written = fputs(text, file) >= 0;
    return fclose(file) == 0 && written;
}

/* Compares line by line and shows the first that differs. */
static bool equals_expected(const char *path, const char *text)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s: missing; run with --rebaseline and read what it writes\n", path);
        return false;
    }
    char line[SG_EVENT_BODY + 64];
    bool equal = true;
    for (int number = 1; equal; number++) {
        bool more = fgets(line, sizeof line, file) != NULL;
        size_t length = strcspn(text, "\n") + (strchr(text, '\n') != NULL);
        if (!more && *text == '\0')
            break;
        equal = more && strlen(line) == length && memcmp(line, text, length) == 0;
        if (!equal)
            fprintf(stderr, "%s:%d\n  expected: %s\n  got:      %.*s\n", path, number,
                    more ? line : "(the end)\n", (int)length, text);
        text += length;
    }
    fclose(file);
    return equal;
}

static bool check(const char *path, bool rebaseline)
{
    char expected[4096];
    const char *dot = strrchr(path, '.');
    snprintf(expected, sizeof expected, "%.*s.expected", (int)(dot ? dot - path : (int)strlen(path)), path);
    char *text = run(path);
    bool good = text && (rebaseline ? write_expected(expected, text) : equals_expected(expected, text));
    printf("%s %s\n", good ? "ok  " : "FAIL", path);
    free(text);
    return good;
}

int main(int argc, char **argv)
{
    bool rebaseline = argc > 1 && strcmp(argv[1], "--rebaseline") == 0, good = true;
    int first = rebaseline ? 2 : 1;
    if (argc <= first) {
        fprintf(stderr, "usage: scenario [--rebaseline] FILE...\n");
        return 2;
    }
    for (int i = first; i < argc; i++)
        good &= check(argv[i], rebaseline);
    return good ? 0 : 1;
}
