/* Claims about the view: marks on the board, hands that can only do what the rules allow, words for what is
 * there. */
#include "contract.h"

#include <string.h>

enum { MARKS = 2048, POOL = 16384, MARGIN = SG_CELL / 2, INPUTS = 400, MANY_INPUTS = 20000 };

static void mark_lies_on_the_board(struct contract *contract, const struct sg_mark *mark, int32_t width,
                                   int32_t height)
{
    CLAIM(contract,
          (unsigned)mark->kind <= SG_MARK_CLIP && (unsigned)mark->tone < SG_TONE_COUNT &&
              (unsigned)mark->pattern < SG_PATTERN_COUNT,
          "a mark of kind %d, tone %d, pattern %d", (int)mark->kind, (int)mark->tone, (int)mark->pattern);
    if (mark->kind == SG_MARK_CLIP && mark->w == 0)
        return;
    int32_t left = mark->w < 0 ? mark->x + mark->w : mark->x,
            right = mark->w < 0 ? mark->x : mark->x + mark->w;
    int32_t top = mark->h < 0 ? mark->y + mark->h : mark->y,
            bottom = mark->h < 0 ? mark->y : mark->y + mark->h;
    CLAIM(contract,
          left >= -MARGIN && top >= -MARGIN && right <= width * SG_CELL + MARGIN &&
              bottom <= height * SG_CELL + MARGIN,
          "a mark of kind %d at %d,%d of %d by %d lies off the board of %d by %d cells", (int)mark->kind,
          mark->x, mark->y, mark->w, mark->h, width, height);
    CLAIM(contract, mark->kind == SG_MARK_LINE || (mark->w >= 0 && mark->h >= 0), "a mark of %d by %d",
          mark->w, mark->h);
    bool lettered = mark->kind == SG_MARK_TEXT || mark->kind == SG_MARK_ICON;
    CLAIM(contract, !lettered || (mark->text && mark->text[0]), "a text or an icon without a name");
    CLAIM(contract, mark->kind != SG_MARK_TEXT || mark->size > 0, "a text of height %d", mark->size);
}

static void drawing_is_sound(struct contract *contract, const void *position, const struct sg_view *view)
{
    static struct sg_mark items[MARKS];
    static char pool[POOL];
    struct sg_marks marks;
    int32_t width = 0, height = 0;
    sg_marks_init(&marks, items, MARKS, pool, POOL);
    contract->game->measure(position, &width, &height);
    CLAIM(contract, width >= 1 && width <= 64 && height >= 1 && height <= 64, "a board of %d by %d cells",
          width, height);
    contract->game->draw(position, view, &marks);
    CLAIM(contract, !marks.cut, "the drawing is cut off at %zu marks", marks.count);
    CLAIM(contract, marks.count > 0, "nothing is drawn");
    for (size_t i = 0; i < marks.count; i++)
        mark_lies_on_the_board(contract, &marks.items[i], width, height);
}

static void moves_are_drawn(struct contract *contract, const void *before)
{
    const struct sg_game *game = contract->game;
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(before, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count && contract_holds(contract); i++) {
        unsigned char after[SG_POSITION_BYTES];
        memcpy(after, before, game->position_bytes);
        game->play(after, moves[i]);
        for (int32_t progress = 0; progress <= 1000; progress += 250) {
            struct sg_view view = {
                .from = before, .moved = moves[i], .progress = progress, .hover_x = -1, .hover_y = -1};
            drawing_is_sound(contract, after, &view);
        }
    }
}

static void cursors_are_drawn(struct contract *contract, const void *position)
{
    int32_t width, height;
    contract->game->measure(position, &width, &height);
    for (int32_t y = 0; y < height; y++)
        for (int32_t x = 0; x < width; x++) {
            struct sg_hint hint = {.cell_count = 1, .cells = {{x, y}}};
            struct sg_view view = {.keyboard = true,
                                   .cursor_x = x,
                                   .cursor_y = y,
                                   .hint = &hint,
                                   .dead_end = x == y,
                                   .hover_x = x * SG_CELL + 500,
                                   .hover_y = y * SG_CELL + 500};
            drawing_is_sound(contract, position, &view);
        }
}

void marks_lie_on_the_board(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        unsigned char position[SG_POSITION_BYTES];
        struct sg_rng rng;
        struct sg_move move;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 7));
        memcpy(position, contract->level->position, contract->game->position_bytes);
        for (int step = 0; step < 6 && contract_holds(contract); step++) {
            struct sg_view still = {.hover_x = -1, .hover_y = -1};
            drawing_is_sound(contract, position, &still);
            cursors_are_drawn(contract, position);
            moves_are_drawn(contract, position);
            if (!contract_step(contract->game, &rng, position, &move))
                break;
        }
    }
}

enum hand { HAND_ANY, HAND_POINTER, HAND_KEYS };

static struct sg_input random_input(struct sg_rng *rng, enum hand hand, const struct sg_view *view,
                                    int32_t width, int32_t height)
{
    bool keys = hand == HAND_KEYS || (hand == HAND_ANY && sg_rng_below(rng, 2));
    struct sg_input input = {0};
    if (keys) {
        input.kind = SG_INPUT_KEY;
        input.key = (enum sg_key)(1 + sg_rng_below(rng, SG_KEY_CHARACTER));
        if (input.key == SG_KEY_CHARACTER)
            input.character = "abcdefghijklmnopqrstuvwxyz0123456789"[sg_rng_below(rng, 36)];
        return input;
    }
    static const enum sg_input_kind wild[] = {SG_INPUT_HOVER, SG_INPUT_PRESS, SG_INPUT_DRAG, SG_INPUT_RELEASE,
                                              SG_INPUT_CANCEL};
    /* mostly what a hand does: take, drag, drag, let go */
    input.kind = view->grabbed ? (sg_rng_below(rng, 3) ? SG_INPUT_DRAG : SG_INPUT_RELEASE) : SG_INPUT_PRESS;
    if (sg_rng_below(rng, 5) == 0)
        input.kind = wild[sg_rng_below(rng, 5)];
    int32_t beside = sg_rng_below(rng, 4) ? 0 : 1; /* now and then up to a cell off the board */
    input.x = (int32_t)sg_rng_below(rng, (uint32_t)((width + 2 * beside) * SG_CELL)) - beside * SG_CELL;
    input.y = (int32_t)sg_rng_below(rng, (uint32_t)((height + 2 * beside) * SG_CELL)) - beside * SG_CELL;
    if (sg_rng_below(rng, 50) == 0) /* a pointer far outside the window */
        input.x = sg_rng_below(rng, 2) ? 1000000 : -1000000;
    if (input.kind == SG_INPUT_HOVER && sg_rng_below(rng, 4) == 0)
        input.x = -1;
    return input;
}

static void words_are_said(struct contract *contract, const void *position, const struct sg_view *view)
{
    struct sg_phrase words = {0};
    contract->game->describe(position, view, &words);
    contract_words(contract, "what is under the cursor", &words);
}

/* Plays the move that a hand made, when the rules allow it. */
static void take_move(struct contract *contract, void *position, struct sg_view *view, struct sg_move move)
{
    const struct sg_game *game = contract->game;
    unsigned char before[SG_POSITION_BYTES];
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    memcpy(before, position, game->position_bytes);
    CLAIM(contract, contract_contains(moves, count, move) || contract_is_run(game, position, move),
          "a hand made an illegal move at %s", contract_position_text(game, position));
    CLAIM(contract, game->play(position, move) == SG_OK, "a hand's move is refused");
    struct sg_view moving = *view;
    moving.from = before;
    moving.moved = move;
    moving.progress = 500;
    drawing_is_sound(contract, position, &moving);
}

/* Random inputs from `hand`, until `enough` moves came of them; returns how many did. */
static size_t fumble(struct contract *contract, enum hand hand, int inputs, size_t enough)
{
    const struct sg_game *game = contract->game;
    unsigned char position[SG_POSITION_BYTES];
    int32_t width, height;
    size_t made = 0;
    struct sg_view view = {.hover_x = -1, .hover_y = -1};
    struct sg_rng rng;
    sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 8 + (uint64_t)hand));
    memcpy(position, contract->level->position, game->position_bytes);
    game->measure(position, &width, &height);
    for (int i = 0; i < inputs && made < enough && contract_holds(contract); i++) {
        struct sg_input input = random_input(&rng, hand, &view, width, height);
        struct sg_move move = {UINT64_MAX};
        enum sg_answer answer = game->handle(position, &input, &view, &move);
        if ((unsigned)answer > SG_ANSWER_NULL_MOVE)
            contract_fail(contract, "an input is answered %d", (int)answer);
        if (answer == SG_ANSWER_MOVE) {
            take_move(contract, position, &view, move);
            made++;
        }
        drawing_is_sound(contract, position, &view);
        words_are_said(contract, position, &view);
        if (game->outcome(position) != SG_OUTCOME_OPEN && sg_rng_below(&rng, 8) == 0) {
            memcpy(position, contract->level->position, game->position_bytes);
            view = (struct sg_view){.hover_x = -1, .hover_y = -1};
        }
    }
    return made;
}

void pointer_and_keys_make_only_legal_moves(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);)
        fumble(contract, HAND_ANY, INPUTS, INPUTS);
}

void pointer_and_keys_can_each_make_a_move(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        size_t by_pointer = fumble(contract, HAND_POINTER, MANY_INPUTS, 1),
               by_keys = fumble(contract, HAND_KEYS, MANY_INPUTS, 1);
        CLAIM(contract, by_pointer > 0 && by_keys > 0,
              "%d random inputs make %zu moves by pointer, %zu by keys", MANY_INPUTS, by_pointer, by_keys);
    }
}

void what_is_under_the_cursor_is_always_said(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        const void *position = contract->level->position;
        int32_t width, height;
        contract->game->measure(position, &width, &height);
        for (int32_t y = 0; y < height; y++)
            for (int32_t x = 0; x < width; x++) {
                struct sg_view keyed = {
                    .keyboard = true, .cursor_x = x, .cursor_y = y, .hover_x = -1, .hover_y = -1};
                struct sg_view pointed = {.hover_x = x * SG_CELL + 1, .hover_y = y * SG_CELL + 999};
                words_are_said(contract, position, &keyed);
                words_are_said(contract, position, &pointed);
            }
        words_are_said(contract, position, &(struct sg_view){.hover_x = -1, .hover_y = -1});
    }
}
