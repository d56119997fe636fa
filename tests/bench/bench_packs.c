/* bench_packs [--quick]: what level packs save. Reading a pack, a set of offers from it against the same wish
 * generated, and a whole simulated hour with the packs warm, with where its time goes. Exit 1 when a bar is
 * missed: a simulated hour under 50 ms (median, one core). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fit/stats.h"
#include "puzzle/pack.h"
#include "simulate/hour.h"

enum { ROUNDS_MAX = 400, GAMES_MAX = 16, OFFERS = 6 };

static const double hour_bar_ms = 50, move_most_ms = 10, hour_most_ms = 1000 /* then it is left */,
                    hours_most_ms = 5000;

struct bench {
    struct sg_bench *bench;
    const struct sg_pack *packs[2]; /* of the game at hand, NULL-terminated */
    double figures[ROUNDS_MAX];
    int rounds;
    /* of the hour being played */
    uint64_t events, levels, judged;
    double began_ms;
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Prints median, 95 % and worst of the first `count` figures; returns the median. */
static double told(struct bench *bench, const char *what, size_t count)
{
    double median = stats_quantile(bench->figures, count, 0.5),
           most = stats_quantile(bench->figures, count, 0.95);
    printf("%-46s %9.3f ms  (95 %% %.3f, worst %.3f)\n", what, median, most, bench->figures[count - 1]);
    return median;
}

static char *load(const struct sg_game *game, size_t *length)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.tsv", SG_LEVELS, game->id);
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(SG_PACK_BYTES_MAX);
    if (!file || !bytes) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(2);
    }
    *length = fread(bytes, 1, SG_PACK_BYTES_MAX, file);
    fclose(file);
    return bytes;
}

static struct sg_pack *open_pack(struct bench *bench, const struct sg_game *game)
{
    char what[64];
    size_t length;
    char *bytes = load(game, &length);
    struct sg_pack *pack = NULL;
    for (int round = 0; round < bench->rounds; round++) {
        sg_pack_free(pack);
        double start = now_ms();
        if (sg_pack_read(game, bytes, length, NULL, NULL, &pack) != SG_OK)
            exit(2);
        bench->figures[round] = now_ms() - start;
    }
    free(bytes);
    snprintf(what, sizeof what, "%s: the pack read, %zu levels", game->id, pack->count);
    told(bench, what, (size_t)bench->rounds);
    return pack;
}

static double offers_ms(struct bench *bench, const struct sg_pack *pack, bool from_pack, int rounds)
{
    static struct sg_level levels[OFFERS];
    char what[64];
    for (int round = 0; round < rounds; round++) {
        struct sg_offers_wish wish = {.game = pack->game,
                                      .beta = -2.5 + 0.25 * (round % 11),
                                      .seed = (uint64_t)round + 1,
                                      .count = OFFERS,
                                      .pack = from_pack ? pack : NULL};
        size_t made;
        double start = now_ms();
        if (sg_bench_offers(bench->bench, &wish, NULL, levels, &made) != SG_OK)
            exit(2);
        bench->figures[round] = now_ms() - start;
    }
    snprintf(what, sizeof what, "%s: %d offers, %s", pack->game->id, OFFERS,
             from_pack ? "from the pack" : "generated");
    return told(bench, what, (size_t)rounds);
}

/* ---- hours ---- */

static bool count(void *user, const struct sg_event *event)
{
    struct bench *bench = user;
    bench->events++;
    bench->levels += event->kind == SG_EVENT_OFFER && event->as.offer.index == 0;
    bench->judged += event->kind == SG_EVENT_ASSESSMENT;
    return now_ms() - bench->began_ms < hour_most_ms;
}

static void words(void *user, const struct sg_session_state *state, const struct sg_event *decision,
                  struct sg_text *out)
{
    (void)user;
    (void)state;
    sg_text_put(out, decision->as.decision.variant);
}

static double play_ms(struct bench *bench, const struct sg_game *game, uint64_t seed, bool from_packs)
{
    struct sg_hour hour = {.session = sg_session_new((const struct sg_game *const[]){game, NULL}),
                           .bench = bench->bench,
                           .record = count,
                           .words = words,
                           .user = bench,
                           .packs = from_packs ? bench->packs : NULL};
    struct sg_persona persona;
    struct sg_event started = {.kind = SG_EVENT_SESSION_STARTED};
    if (!hour.session)
        exit(2);
    strcpy(started.as.session_started.learner, "stille-otter-42");
    strcpy(started.as.session_started.language, "nl");
    started.as.session_started.seed = seed;
    started.as.session_started.simulated = true;
    sg_persona_init(&persona, seed);
    bench->began_ms = now_ms();
    enum sg_status status = sg_hour_play(&hour, &persona, &started);
    if (status != SG_OK && status != SG_ERR_CANCELLED)
        exit(2);
    double took = now_ms() - bench->began_ms;
    sg_session_free(hour.session);
    return took;
}

/* Hours with this game alone. */
static double hours_ms(struct bench *bench, const struct sg_game *game, bool from_packs, int rounds)
{
    char what[64];
    double start = now_ms();
    bench->events = bench->levels = bench->judged = 0;
    for (int round = 0; round < rounds; round++) {
        bench->figures[round] = play_ms(bench, game, (uint64_t)round + 1, from_packs);
        if (now_ms() - start > hours_most_ms)
            rounds = round + 1;
    }
    snprintf(what, sizeof what, "%s: a simulated hour, %s", game->id,
             from_packs ? "packs warm" : "levels made");
    double median = told(bench, what, (size_t)rounds);
    printf("    an hour has %.0f events, %.1f sets of offers, %.0f judged moves\n",
           (double)bench->events / rounds, (double)bench->levels / rounds, (double)bench->judged / rounds);
    return median;
}

/* What one move of a persona asks of the oracle: it has every legal move judged. */
static double move_ms(struct bench *bench, const struct sg_pack *pack)
{
    unsigned char position[SG_POSITION_BYTES];
    struct sg_analysis analysis;
    const char *text = pack->levels[pack->count - 1].cells[SG_PACK_POSITION];
    if (pack->game->read_position(text, strlen(text), position, NULL) != SG_OK)
        exit(2);
    (void)sg_bench_prepare(bench->bench, pack->game, position, 0, NULL);
    double start = now_ms();
    sg_bench_analyse(bench->bench, position, &analysis);
    double each = now_ms() - start;
    size_t legal = pack->game->list_moves(position, NULL, 0);
    printf("%s: a persona's move, %zu legal ones judged %17.3f ms\n", pack->game->id, legal,
           each * (double)legal);
    return each * (double)legal;
}

static bool bench_game(struct bench *bench, const struct sg_pack *pack, bool quick)
{
    double stock = offers_ms(bench, pack, true, bench->rounds);
    double made = offers_ms(bench, pack, false, quick ? 11 : 33);
    printf("    so much faster: %.0f times\n", made / stock);
    bool affordable = move_ms(bench, pack) < move_most_ms;
    if (!quick && affordable)
        hours_ms(bench, pack->game, false, 10);
    if (affordable && hours_ms(bench, pack->game, true, quick ? 20 : 100) < hour_bar_ms)
        return true;
    printf("missed: a simulated hour under %.0f ms\n", hour_bar_ms);
    return false;
}

int main(int argc, char **argv)
{
    static struct bench bench;
    bool quick = argc > 1 && strcmp(argv[1], "--quick") == 0, good = true;
    bench.rounds = quick ? 50 : ROUNDS_MAX;
    bench.bench = sg_bench_new(sg_games);
    if (!bench.bench)
        return 2;
    for (size_t i = 0; sg_games[i] && i < GAMES_MAX; i++) {
        struct sg_pack *pack = open_pack(&bench, sg_games[i]);
        bench.packs[0] = pack;
        good = bench_game(&bench, pack, quick) && good;
        sg_pack_free(pack);
    }
    sg_bench_free(bench.bench);
    return good ? 0 : 1;
}
