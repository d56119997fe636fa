/* What is on the screen now, from a copy of the log: folds the last session and draws its scene in a window
 * of the given size, as the program does, and says where things are.
 *
 *   look DIR WIDTH HEIGHT [CODE | +mouse | +keys]    CODE: the start scene instead, for this learner with an
 * unfinished session; +mouse, +keys: also `hand` lines that solve a level that was just opened
 *
 *   stage NAME, phase NAME, visit N, ply N, distance N, prompt 0|1, impasse NAME, position TEXT      what the
 * session is at spot KIND VALUE X Y         the middle of a thing to touch next MOVE X1 Y1 X2 Y2       the
 * drag of a shortest way to the goal, and the cells it starts and ends in as cells C1 R1 C2 R2 idle MOVE X1
 * Y1 X2 Y2       the drag of a move that brings the goal no nearer
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "platform/platform.h"
#include "hands.h"
#include "puzzle/level.h"
#include "store/store.h"
#include "ui/font.h"
#include "ui/scene.h"

static const char *const stages[SG_STAGE_COUNT] = {
    [SG_STAGE_NEW] = "new",     [SG_STAGE_ASSENT] = "assent",   [SG_STAGE_CHECK_IN] = "check_in",
    [SG_STAGE_TRAIL] = "trail", [SG_STAGE_OPENING] = "opening", [SG_STAGE_WALL] = "wall",
    [SG_STAGE_PLAY] = "play",   [SG_STAGE_AFTER] = "after",     [SG_STAGE_CLIMB] = "climb",
    [SG_STAGE_CALM] = "calm",   [SG_STAGE_ENDED] = "ended"};

/* Those that the tests touch. */
static const char *const acts[SG_ACT_QUIT + 1] = {
    [SG_ACT_BEGIN] = "begin",     [SG_ACT_RESUME] = "resume",     [SG_ACT_ASSENT] = "assent",
    [SG_ACT_FEELING] = "feeling", [SG_ACT_CHOICE] = "choice",     [SG_ACT_BOARD] = "board",
    [SG_ACT_GAME] = "game",       [SG_ACT_UNDO] = "undo",         [SG_ACT_RESTART] = "restart",
    [SG_ACT_TIP] = "tip",         [SG_ACT_STOP] = "stop",         [SG_ACT_CHIP] = "chip",
    [SG_ACT_NOT_NOW] = "not_now", [SG_ACT_CONTINUE] = "continue", [SG_ACT_END] = "end",
    [SG_ACT_QUIT] = "quit"};

struct look {
    struct sg_session *session;
    struct sg_review review;
    struct sg_content *content;
    struct sg_fonts *fonts;
    struct sg_ui *ui;
    int64_t last;
};

static bool note_session(void *user, const struct sg_store_session *session)
{
    ((struct look *)user)->last = session->id;
    return true;
}

static bool fold(void *user, const struct sg_event *event)
{
    struct look *look = user;
    return sg_session_apply(look->session, event) == SG_OK && sg_review_note(&look->review, event) == SG_OK;
}

static bool read_log(struct look *look, const char *directory)
{
    struct sg_store *store;
    struct sg_store_report report = {0};
    struct sg_store_desc desc = {.directory = directory, .read_only = true};
    if (sg_store_open(&desc, &report, &store) != SG_OK)
        return false;
    bool fine = sg_store_sessions(store, note_session, look) == SG_OK && look->last > 0 &&
                sg_store_events(store, look->last, fold, look) == SG_OK;
    return sg_store_close(store) == SG_OK && fine;
}

static bool open_words(struct look *look)
{
    char assets[4096];
    struct sg_text text;
    sg_text_init(&text, assets, sizeof assets);
    return sg_path_assets(&text) == SG_OK && sg_content_open(assets, "nl", NULL, &look->content) == SG_OK &&
           sg_fonts_open(assets, NULL, &look->fonts) == SG_OK;
}

static void draw(struct look *look, int width, int height, const char *start)
{
    struct sg_settings settings = {.text_scale = 1.0};
    struct sg_ui_world world = {.width = width,
                                .height = height,
                                .now_ms = 1000,
                                .session = start ? NULL : look->session,
                                .content = look->content,
                                .review = &look->review,
                                .settings = &settings,
                                .metrics = sg_fonts_metrics(look->fonts),
                                .new_code = start ? start : "",
                                .can_resume = start};
    (void)sg_ui_draw(look->ui, &world);
    for (size_t i = 0; i < look->ui->spots.count; i++) {
        const struct sg_spot *spot = &look->ui->spots.items[i];
        if (spot->enabled && acts[spot->act.kind])
            printf("spot %s %d %d %d\n", acts[spot->act.kind], (int)spot->act.value,
                   spot->box.x + spot->box.w / 2, spot->box.y + spot->box.h / 2);
    }
}

/* A cell's middle in pixels. */
static int32_t pixel(const struct sg_ui *ui, int32_t origin, int cell)
{
    return origin + (int32_t)((int64_t)ui->cell * (2 * cell + 1) / 2);
}

/* Of `traffic`: a move such as "C+2" as a drag from the vehicle's first cell. */
static void print_drag(const struct sg_ui *ui, const char *name, const char *board, const char *move)
{
    int side = 1;
    while ((size_t)side * (size_t)side < strlen(board))
        side++;
    const char *first = strchr(board, move[0]);
    if (!first)
        return;
    int at = (int)(first - board), by = atoi(move + 1);
    bool across = at % side + 1 < side && board[at + 1] == move[0];
    int column = at % side, row = at / side;
    int column2 = column + (across ? by : 0), row2 = row + (across ? 0 : by);
    printf("%s %s %d %d %d %d\n", name, move, pixel(ui, ui->board.x, column), pixel(ui, ui->board.y, row),
           pixel(ui, ui->board.x, column2), pixel(ui, ui->board.y, row2));
    if (strcmp(name, "next") == 0)
        printf("cells %d %d %d %d\n", column, row, column2, row2);
}

static void write_move(const struct sg_game *game, const void *position, struct sg_move move,
                       char text[SG_MOVE_TEXT])
{
    struct sg_text out;
    sg_text_init(&out, text, SG_MOVE_TEXT);
    game->write_move(position, move, &out);
}

/* A legal move that is none of those which help; from the farthest position of a board all do, then any. */
static bool find_idle(const struct sg_game *game, const void *position, const struct sg_analysis *analysis,
                      struct sg_move *idle)
{
    struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    for (size_t i = 0; i < count; i++) {
        bool helps = false;
        for (uint32_t j = 0; j < analysis->improving_count && j < SG_IMPROVING_MAX; j++)
            helps = helps || analysis->improving[j].code == moves[i].code;
        *idle = moves[i];
        if (!helps)
            return true;
    }
    return count > 0;
}

static void print_moves(const struct look *look)
{
    const struct sg_session_state *state = sg_session_state(look->session);
    const void *position = sg_history_now(sg_session_history(look->session));
    struct sg_bench *bench = sg_bench_new(sg_games);
    struct sg_analysis analysis;
    struct sg_move idle;
    char board[SG_POSITION_TEXT], move[SG_MOVE_TEXT];
    struct sg_text text;
    sg_text_init(&text, board, sizeof board);
    state->game->write_position(position, &text);
    if (!bench || sg_bench_prepare(bench, state->game, position, 0, NULL) != SG_OK)
        return;
    sg_bench_analyse(bench, position, &analysis);
    printf("game %s\nposition %s\ndistance %u\n", state->game->id, board, (unsigned)analysis.distance);
    if (analysis.improving_count > 0) {
        write_move(state->game, position, analysis.improving[0], move);
        print_drag(look->ui, "next", board, move);
    }
    if (find_idle(state->game, position, &analysis, &idle)) {
        write_move(state->game, position, idle, move);
        print_drag(look->ui, "idle", board, move);
    }
    sg_bench_free(bench);
}

/* ---- a whole level --------------------------------------------------------------------------------- */

static int32_t brought(int32_t origin, int32_t cell, int32_t thousandths)
{
    return origin + (int32_t)((int64_t)thousandths * cell / 1000);
}

static void print_key(const struct hands_act *act)
{
    static const char *const names[] = {
        [SG_KEY_LEFT] = "Left",      [SG_KEY_RIGHT] = "Right",     [SG_KEY_UP] = "Up",
        [SG_KEY_DOWN] = "Down",      [SG_KEY_SELECT] = "space",    [SG_KEY_BACK] = "BackSpace",
        [SG_KEY_NEXT] = "Page_Down", [SG_KEY_PREVIOUS] = "Page_Up"};
    if (act->key == SG_KEY_CHARACTER)
        printf("key %c\n", act->character);
    else
        printf("key %s\n", names[act->key]);
}

static void print_way(const struct sg_ui *ui, unsigned ply, const struct hands_way *way)
{
    for (size_t i = 0; i < way->count; i++) {
        const struct hands_act *act = &way->acts[i];
        int32_t x = brought(ui->board.x, ui->cell, act->x), y = brought(ui->board.y, ui->cell, act->y);
        printf("hand %u ", ply);
        if (act->kind == HANDS_KEY)
            print_key(act);
        else if (act->kind == HANDS_CLICK)
            printf("click %d %d\n", (int)x, (int)y);
        else
            printf("drag %d %d %d %d\n", (int)x, (int)y, (int)brought(ui->board.x, ui->cell, act->x2),
                   (int)brought(ui->board.y, ui->cell, act->y2));
    }
}

/* From the position at hand, with the view a level opens with, to the goal. */
static void print_solution(const struct look *look, bool keys)
{
    const struct sg_session_state *state = sg_session_state(look->session);
    const struct sg_game *game = state->game;
    unsigned char position[SG_POSITION_BYTES];
    struct sg_view view;
    struct hands_way way;
    struct sg_analysis analysis;
    struct sg_bench *bench = sg_bench_new(sg_games);
    memcpy(position, sg_history_now(sg_session_history(look->session)), game->position_bytes);
    memset(&view, 0, sizeof view);
    view.hover_x = view.hover_y = -1;
    bool fine = bench && sg_bench_prepare(bench, game, position, 0, NULL) == SG_OK;
    for (unsigned ply = state->ply; fine && game->outcome(position) == SG_OUTCOME_OPEN; ply++) {
        sg_bench_analyse(bench, position, &analysis);
        size_t named =
            analysis.improving_count < SG_IMPROVING_MAX ? analysis.improving_count : SG_IMPROVING_MAX;
        fine = hands_find(game, position, keys, analysis.improving, named, &view, &way);
        if (!fine || game->play(position, way.move) != SG_OK)
            break;
        print_way(look->ui, ply, &way);
    }
    printf("solved %d\n", fine && game->outcome(position) == SG_OUTCOME_SOLVED);
    sg_bench_free(bench);
}

int main(int argc, char **argv)
{
    struct look look = {.session = sg_session_new(sg_games), .ui = sg_ui_new()};
    if (argc < 4 || argc > 5 || !look.session || !look.ui || sg_review_init(&look.review) != SG_OK ||
        !open_words(&look) || !read_log(&look, argv[1])) {
        fprintf(stderr, "look: nothing to see in %s\n", argc > 1 ? argv[1] : "?");
        return 2;
    }
    const struct sg_session_state *state = sg_session_state(look.session);
    printf("session %lld\nstage %s\nphase %s\nvisit %u\nply %u\nseq %llu\nprompt %d\nimpasse %s\n",
           (long long)look.last, stages[state->stage], sg_phase_name(state->phase), (unsigned)state->visit,
           (unsigned)state->ply, (unsigned long long)state->seq, state->card.open,
           sg_impasse_name(state->impasse));
    bool solve = argc == 5 && argv[4][0] == '+';
    draw(&look, atoi(argv[2]), atoi(argv[3]), solve ? NULL : argv[4]);
    if (solve)
        print_solution(&look, strcmp(argv[4], "+keys") == 0);
    else if (state->stage == SG_STAGE_PLAY && sg_session_history(look.session))
        print_moves(&look);
    sg_ui_free(look.ui);
    sg_fonts_free(look.fonts);
    sg_content_free(look.content);
    sg_review_deinit(&look.review);
    sg_session_free(look.session);
    return 0;
}
