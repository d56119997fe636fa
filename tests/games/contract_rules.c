/* Claims about the rules: what a game says of itself, texts there and back, moves that are legal and those
 * that are not. */
#include "contract.h"

#include <ctype.h>
#include <string.h>

enum { WALK = 40, DAMAGES = 60 };

static void functions_are_there(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    CLAIM(contract, game->read_position && game->write_position && game->read_move && game->write_move,
          "a function for text is missing");
    CLAIM(contract, game->list_moves && game->play && game->outcome, "a function of the rules is missing");
    CLAIM(contract, game->prepare && game->analyse && game->survey, "a function of the oracle is missing");
    CLAIM(contract, game->generate && game->features && game->observe && game->hint,
          "generate, features, observe or hint is missing");
    CLAIM(contract, game->measure && game->draw && game->handle && game->describe,
          "a function of the view is missing");
}

static void rating_model_is_sound(struct contract *contract)
{
    const struct sg_rating_model *model = contract->game->rating;
    CLAIM(contract, model, "no rating model");
    CLAIM(contract, model->count >= 1 && model->count <= SG_FEATURES_MAX, "%zu features", model->count);
    CLAIM(contract, model->source && model->source[0], "the weights name no source");
    for (size_t i = 0; i < model->count; i++) {
        const char *name = model->features[i].name;
        CLAIM(contract, name && name[0], "feature %zu has no name", i);
        CLAIM(contract, !strpbrk(name, "= \t"), "feature \"%s\" cannot be printed as name=value", name);
        for (size_t other = 0; other < i; other++)
            CLAIM(contract, strcmp(name, model->features[other].name) != 0, "two features \"%s\"", name);
    }
}

void the_description_is_complete(struct contract *contract)
{
    const struct sg_game *game = contract->game;
    CLAIM(contract, game->contract == SG_GAME_CONTRACT, "made for contract %u", (unsigned)game->contract);
    CLAIM(contract, game->id && game->id[0] && strlen(game->id) < 16, "no id, or one of 16 and more bytes");
    for (const char *c = game->id; *c; c++)
        CLAIM(contract, islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '_', "id \"%s\"",
              game->id);
    CLAIM(contract, game->position_bytes >= 1 && game->position_bytes <= SG_POSITION_BYTES,
          "a position of %zu bytes", game->position_bytes);
    CLAIM(contract, game->oracle_bytes > 0 && game->scratch_bytes > 0 && game->oracle_nodes > 0,
          "oracle_bytes, scratch_bytes or oracle_nodes is 0");
    CLAIM(contract, game->oracle_bytes + game->scratch_bytes <= (size_t)1 << 30, "asks more than 1 GiB");
    contract_msgid(contract, "name", game->name);
    contract_msgid(contract, "aim", game->aim);
    if (game->dead_end)
        contract_msgid(contract, "dead_end", game->dead_end);
    functions_are_there(contract);
    rating_model_is_sound(contract);
}

/* Calls `look` at the start of each level and at every position of a random walk from it. */
static void on_walks(struct contract *contract, void (*look)(struct contract *contract, const void *position))
{
    const struct sg_game *game = contract->game;
    for (size_t i = 0; contract_next(contract, &i);) {
        unsigned char position[SG_POSITION_BYTES];
        struct sg_rng rng;
        struct sg_move move;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 1));
        memcpy(position, contract->level->position, game->position_bytes);
        look(contract, position);
        for (int step = 0; step < WALK && contract_holds(contract); step++) {
            if (!contract_step(game, &rng, position, &move))
                break;
            look(contract, position);
        }
    }
}

static bool plain(const char *text)
{
    for (; *text; text++)
        if (!isgraph((unsigned char)*text))
            return false;
    return true;
}

static void position_round_trips(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    char bytes[SG_POSITION_TEXT];
    struct sg_text text;
    struct sg_phrase why = {0};
    unsigned char back[SG_POSITION_BYTES];
    sg_text_init(&text, bytes, sizeof bytes);
    game->write_position(position, &text);
    CLAIM(contract, !text.cut && text.length > 0 && plain(bytes), "a position is written as \"%s\"", bytes);
    enum sg_status status = game->read_position(bytes, text.length, back, &why);
    CLAIM(contract, status == SG_OK, "its own text \"%s\" is answered %s", bytes, sg_status_name(status));
    CLAIM(contract, memcmp(back, position, game->position_bytes) == 0,
          "\"%s\" comes back as \"%s\" or other bytes", bytes, contract_position_text(game, back));
}

void a_position_comes_back_from_its_text(struct contract *contract)
{
    on_walks(contract, position_round_trips);
}

static void position_is_whole(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    unsigned char low[SG_POSITION_BYTES], high[SG_POSITION_BYTES];
    struct sg_phrase why;
    const char *text = contract_position_text(game, position);
    memset(low, 0x00, sizeof low);
    memset(high, 0xff, sizeof high);
    CLAIM(contract, game->read_position(text, strlen(text), low, &why) == SG_OK, "\"%s\" is refused", text);
    CLAIM(contract, game->read_position(text, strlen(text), high, &why) == SG_OK, "\"%s\" is refused", text);
    CLAIM(contract, memcmp(low, high, game->position_bytes) == 0, "reading \"%s\" leaves bytes unset", text);
    for (size_t i = game->position_bytes; i < SG_POSITION_BYTES; i++)
        CLAIM(contract, low[i] == 0x00 && high[i] == 0xff, "reading \"%s\" writes beyond position_bytes",
              text);
}

void a_position_has_no_bytes_left_unset(struct contract *contract)
{
    on_walks(contract, position_is_whole);
}

/* One byte changed, dropped, doubled, or the end cut off. Returns the new length; `text` has room for one
 * more. */
static size_t damage(struct sg_rng *rng, char *text, size_t length)
{
    if (length == 0)
        return 0;
    size_t at = sg_rng_below(rng, (uint32_t)length);
    switch (sg_rng_below(rng, 5)) {
    case 0: text[at] = (char)sg_rng_below(rng, 256); return length;
    case 1: memmove(text + at, text + at + 1, length - at - 1); return length - 1;
    case 2: memmove(text + at + 1, text + at, length - at); return length + 1;
    case 3: text[at] = text[sg_rng_below(rng, (uint32_t)length)]; return length;
    default: return at;
    }
}

static void damaged_position_is_handled(struct contract *contract, struct sg_rng *rng)
{
    const struct sg_game *game = contract->game;
    char text[SG_POSITION_TEXT + 8];
    unsigned char position[SG_POSITION_BYTES];
    memset(position, 0, sizeof position);
    strcpy(text, contract_position_text(game, contract->level->position));
    size_t length = damage(rng, text, strlen(text));
    if (sg_rng_below(rng, 2))
        length = damage(rng, text, length);
    text[length] = '\0';
    struct sg_phrase why = {0};
    enum sg_status status = game->read_position(text, length, position, &why);
    CLAIM(contract, status == SG_OK || status == SG_ERR_TEXT, "\"%s\" is answered %s", text,
          sg_status_name(status));
    if (status == SG_ERR_TEXT) {
        contract_words(contract, "why a text is refused", &why);
        return;
    }
    position_round_trips(contract, position);
    struct sg_move move;
    for (int step = 0; step < WALK && contract_step(game, rng, position, &move); step++)
        position_round_trips(contract, position);
}

void a_position_text_that_is_damaged_is_refused_with_words_or_read_whole(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        struct sg_rng rng;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 2));
        for (int n = 0; n < DAMAGES && contract_holds(contract); n++)
            damaged_position_is_handled(contract, &rng);
    }
    struct sg_phrase why = {0};
    unsigned char position[SG_POSITION_BYTES];
    CLAIM(contract, contract->game->read_position("", 0, position, &why) == SG_ERR_TEXT,
          "an empty text is a position");
}

static void moves_round_trip(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    struct sg_move moves[SG_MOVES_MAX], back;
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        char bytes[SG_MOVE_TEXT];
        struct sg_text text;
        sg_text_init(&text, bytes, sizeof bytes);
        game->write_move(position, moves[i], &text);
        CLAIM(contract, !text.cut && text.length > 0 && plain(bytes), "a move is written as \"%s\"", bytes);
        CLAIM(contract, game->read_move(position, bytes, text.length, &back) == SG_OK,
              "move \"%s\" is not read", bytes);
        CLAIM(contract, back.code == moves[i].code, "move \"%s\" comes back as another", bytes);
    }
}

void a_move_comes_back_from_its_text(struct contract *contract)
{
    on_walks(contract, moves_round_trip);
}

/* A step between moves, such as walking about: it may be played unlisted, since it opens and closes nothing.
 */
static bool is_idle_step(const struct sg_game *game, const void *before, const void *after)
{
    static struct sg_move old[SG_MOVES_MAX], now[SG_MOVES_MAX];
    size_t count = game->list_moves(before, old, SG_MOVES_MAX);
    return game->list_moves(after, now, SG_MOVES_MAX) == count &&
           memcmp(old, now, count * sizeof *old) == 0 && game->outcome(before) == game->outcome(after);
}

static void damaged_moves_are_harmless(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    struct sg_move moves[SG_MOVES_MAX], move, back;
    struct sg_rng rng;
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 3));
    for (size_t i = 0; i < count; i++) {
        char text[SG_MOVE_TEXT + 8];
        unsigned char copy[SG_POSITION_BYTES];
        strcpy(text, contract_move_text(game, position, moves[i]));
        size_t length = damage(&rng, text, strlen(text));
        if (game->read_move(position, text, length, &move) != SG_OK)
            continue;
        const char *written = contract_move_text(game, position, move);
        CLAIM(contract,
              game->read_move(position, written, strlen(written), &back) == SG_OK && back.code == move.code,
              "move \"%s\" is read, but not what is written for it", written);
        memcpy(copy, position, game->position_bytes);
        bool listed = contract_contains(moves, count, move);
        bool played = game->play(copy, move) == SG_OK;
        CLAIM(contract,
              played == listed ||
                  (played && (is_idle_step(game, position, copy) || contract_is_run(game, position, move))),
              "move \"%s\" is listed or played, not both", written);
    }
}

void a_move_text_that_is_damaged_is_harmless(struct contract *contract)
{
    on_walks(contract, damaged_moves_are_harmless);
}

static void list_is_fixed(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    static struct sg_move moves[SG_MOVES_MAX], again[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    CLAIM(contract, count <= SG_MOVES_MAX, "%zu moves", count);
    CLAIM(contract, game->list_moves(position, NULL, 0) == count, "without room the count differs");
    for (size_t capacity = count > 4 ? count - 4 : 0; capacity <= count; capacity++) {
        memset(again, 0xee, sizeof again);
        CLAIM(contract, game->list_moves(position, again, capacity) == count,
              "room for %zu changes the count", capacity);
        CLAIM(contract, memcmp(moves, again, capacity * sizeof *moves) == 0,
              "the order differs from call to call");
        CLAIM(contract, capacity == SG_MOVES_MAX || again[capacity].code == UINT64_C(0xeeeeeeeeeeeeeeee),
              "it writes beyond the room for %zu", capacity);
    }
    for (size_t i = 0; i < count; i++)
        CLAIM(contract, !contract_contains(moves, i, moves[i]), "move %s is listed twice",
              contract_move_text(game, position, moves[i]));
}

void the_list_of_moves_has_one_order_and_no_doubles(struct contract *contract)
{
    on_walks(contract, list_is_fixed);
}

static void listed_moves_play(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    CLAIM(contract, count > 0 || game->outcome(position) != SG_OUTCOME_OPEN || game->dead_end,
          "no move at %s, which is open", contract_position_text(game, position));
    for (size_t i = 0; i < count && contract_holds(contract); i++) {
        unsigned char after[SG_POSITION_BYTES];
        memcpy(after, position, game->position_bytes);
        CLAIM(contract, game->play(after, moves[i]) == SG_OK, "listed move %s cannot be played",
              contract_move_text(game, position, moves[i]));
        position_round_trips(contract, after);
    }
}

void every_listed_move_can_be_played(struct contract *contract)
{
    on_walks(contract, listed_moves_play);
}

static void others_are_refused(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 4));
    for (uint64_t n = 0; n < 400; n++) {
        /* small codes, codes near a legal one, and anything at all */
        struct sg_move move = {n < 200 ? n : sg_rng_next(&rng) >> sg_rng_below(&rng, 64)};
        if (n >= 300 && count > 0)
            move.code = moves[n % count].code ^ (uint64_t)1 << sg_rng_below(&rng, 64);
        if (contract_contains(moves, count, move))
            continue;
        unsigned char copy[SG_POSITION_BYTES];
        memcpy(copy, position, game->position_bytes);
        enum sg_status status = game->play(copy, move);
        if (status == SG_OK && (is_idle_step(game, position, copy) || contract_is_run(game, position, move)))
            continue;
        CLAIM(contract, status == SG_ERR_ILLEGAL, "code %llx is not listed, but played",
              (unsigned long long)move.code);
        CLAIM(contract, memcmp(copy, position, game->position_bytes) == 0,
              "a refused move changed the position");
    }
}

void any_other_move_is_refused_and_changes_nothing(struct contract *contract)
{
    on_walks(contract, others_are_refused);
}

static bool same_traits(const struct sg_traits *a, const struct sg_traits *b)
{
    return a->forced == b->forced && a->guessed == b->guessed && a->greedy == b->greedy &&
           a->chain_depth == b->chain_depth && a->object == b->object && a->region == b->region &&
           a->order == b->order;
}

static void traits_are_filled(struct contract *contract, const void *position)
{
    const struct sg_game *game = contract->game;
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        unsigned char after[SG_POSITION_BYTES];
        struct sg_traits low = {0}, high = {true, true, true, 0xff, -1, -1, -1};
        memcpy(after, position, game->position_bytes);
        game->play(after, moves[i]);
        game->observe(position, moves[i], after, &low);
        game->observe(position, moves[i], after, &high);
        CLAIM(contract, same_traits(&low, &high), "a trait of %s is left unset",
              contract_move_text(game, position, moves[i]));
        CLAIM(contract, low.object >= -1 && low.region >= -1 && low.order >= -1, "a trait of %s is below -1",
              contract_move_text(game, position, moves[i]));
    }
}

void traits_follow_from_the_move_alone(struct contract *contract)
{
    on_walks(contract, traits_are_filled);
}
