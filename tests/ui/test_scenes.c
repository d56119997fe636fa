/* Every scene, in both languages, at two sizes of letters and two of windows, and in the wider letters: read
 * from the marks, no pixel needed. */
#include <stdio.h>
#include <stdlib.h>

#include "test.h"
#include "ui/scene.h"
#include "ui/sketch.h"

static const struct {
    int32_t w, h;
} sizes[] = {{1280, 800}, {1024, 600}};
static const double scales[] = {1.0, 1.5};
static const char *const languages[] = {"nl", "en"};

static struct sg_fonts *fonts;

struct moment {
    struct sketch *sketch;
    struct sg_ui *ui;
    char name[96];
};

typedef void check_fn(struct moment *moment);

static void each_moment(check_fn *check)
{
    for (int scene = 0; scene < SKETCH_COUNT; scene++)
        for (size_t i = 0; i < 12; i++) { /* the last four in the wider letters */
            struct moment moment = {.sketch = sketch_new(fonts, (enum sketch_scene)scene, languages[i & 1])};
            assert_non_null(moment.sketch);
            moment.ui = sg_ui_new();
            sg_fonts_choose(fonts, i >= 8);
            sketch_world(moment.sketch)->width = sizes[i >> 1 & 1].w;
            sketch_world(moment.sketch)->height = sizes[i >> 1 & 1].h;
            sketch_settings(moment.sketch)->text_scale = scales[i >> 2 & 1];
            snprintf(moment.name, sizeof moment.name, "%s %s %d x%.1f%s", sketch_names[scene],
                     languages[i & 1], (int)sizes[i >> 1 & 1].w, scales[i >> 2 & 1], i >= 8 ? " wide" : "");
            sg_ui_draw(moment.ui, sketch_world(moment.sketch));
            check(&moment);
            sg_ui_free(moment.ui);
            sketch_free(moment.sketch);
        }
}

/* ---- words ----------------------------------------------------------------------------------------- */

/* Where the letters of a mark really are. */
static struct sg_box letters(const struct sg_mark *mark, const struct sg_metrics *metrics)
{
    int32_t w = metrics->width(metrics->fonts, mark->text, strlen(mark->text), mark->size, mark->bold);
    struct sg_box box = {mark->x, mark->y + (mark->h - mark->size) / 2, w, mark->size};
    if (mark->align == SG_ALIGN_CENTRE)
        box.x += (mark->w - w) / 2;
    else if (mark->align == SG_ALIGN_RIGHT)
        box.x += mark->w - w;
    return box;
}

/* A letter on a piece is the game's business. */
static bool of_the_game(const struct sg_ui *ui, const struct sg_mark *mark)
{
    return mark->x >= ui->board.x && mark->y >= ui->board.y &&
           mark->x + mark->w <= ui->board.x + ui->board.w && mark->y + mark->h <= ui->board.y + ui->board.h &&
           strlen(mark->text) <= 2;
}

static void expect_words_inside(struct moment *moment)
{
    const struct sg_ui_world *world = sketch_world(moment->sketch);
    assert_false(moment->ui->marks.cut);
    for (size_t i = 0; i < moment->ui->marks.count; i++) {
        const struct sg_mark *mark = &moment->ui->marks.items[i];
        if (mark->kind != SG_MARK_TEXT || of_the_game(moment->ui, mark))
            continue;
        struct sg_box box = letters(mark, &world->metrics);
        if (box.w > mark->w || box.x < 0 || box.y < 0 || box.x + box.w > world->width ||
            box.y + box.h > world->height)
            fail_msg("%s: \"%s\" is cut", moment->name, mark->text);
    }
    if (moment->ui->cramped)
        fail_msg("%s: something does not fit", moment->name);
}

static void no_word_is_cut(void **state)
{
    (void)state;
    each_moment(expect_words_inside);
}

static void expect_words_apart(struct moment *moment)
{
    const struct sg_ui_world *world = sketch_world(moment->sketch);
    const struct sg_marks *marks = &moment->ui->marks;
    for (size_t i = 0; i < marks->count; i++)
        for (size_t j = i + 1; j < marks->count; j++) {
            const struct sg_mark *a = &marks->items[i], *b = &marks->items[j];
            if (a->kind != SG_MARK_TEXT || b->kind != SG_MARK_TEXT || of_the_game(moment->ui, a) ||
                of_the_game(moment->ui, b))
                continue;
            struct sg_box both = sg_box_meet(letters(a, &world->metrics), letters(b, &world->metrics));
            if (both.w > 0 && both.h > 0)
                fail_msg("%s: \"%s\" lies over \"%s\"", moment->name, a->text, b->text);
        }
}

static void no_word_lies_over_another(void **state)
{
    (void)state;
    each_moment(expect_words_apart);
}

static void expect_readable_letters(struct moment *moment)
{
    for (size_t i = 0; i < moment->ui->marks.count; i++) {
        const struct sg_mark *mark = &moment->ui->marks.items[i];
        if (mark->kind == SG_MARK_TEXT && !of_the_game(moment->ui, mark) && mark->size < 12)
            fail_msg("%s: \"%s\" is only %d pixels high", moment->name, mark->text, (int)mark->size);
    }
}

static void letters_never_become_tiny(void **state)
{
    (void)state;
    each_moment(expect_readable_letters);
}

/* ---- things to touch ------------------------------------------------------------------------------- */

static void press(struct moment *moment, enum sg_ui_key key, struct sg_ui_answer *answer)
{
    struct sg_ui_input input = {.kind = SG_UI_KEY, .key = key};
    sg_ui_handle(moment->ui, sketch_world(moment->sketch), &input, answer);
    sg_ui_draw(moment->ui, sketch_world(moment->sketch));
}

static void expect_all_reached(struct moment *moment)
{
    struct sg_ui_answer answer;
    const struct sg_spots *spots = &moment->ui->spots;
    bool reached[SG_SPOTS] = {false};
    for (size_t step = 0; step < 2 * spots->count + 2; step++) {
        const struct sg_spot *spot = sg_spot_of(spots, moment->ui->focus);
        if (spot)
            reached[spot - spots->items] = true;
        press(moment, SG_UI_KEY_TAB, &answer);
    }
    for (size_t i = 0; i < spots->count; i++)
        if (spots->items[i].enabled && !reached[i])
            fail_msg("%s: thing %d/%d is never reached with Tab", moment->name, (int)spots->items[i].act.kind,
                     (int)spots->items[i].act.value);
}

static void every_button_is_reached_by_keyboard(void **state)
{
    (void)state;
    each_moment(expect_all_reached);
}

static void expect_ring(struct moment *moment)
{
    struct sg_ui_answer answer;
    press(moment, SG_UI_KEY_TAB, &answer);
    if (moment->ui->spots.count == 0 || moment->ui->focus.kind == SG_ACT_BOARD)
        return;
    size_t rings = 0;
    for (size_t i = 0; i < moment->ui->marks.count; i++) {
        const struct sg_mark *mark = &moment->ui->marks.items[i];
        const struct sg_box *box = &sg_spot_of(&moment->ui->spots, moment->ui->focus)->box;
        rings += mark->kind == SG_MARK_FRAME && mark->tone == SG_TONE_TRAIL && mark->x < box->x &&
                 mark->y < box->y && mark->x + mark->w > box->x + box->w;
    }
    if (rings != 1)
        fail_msg("%s: %d focus rings", moment->name, (int)rings);
}

static void the_keyboard_shows_where_it_is(void **state)
{
    (void)state;
    each_moment(expect_ring);
}

static void expect_hits(struct moment *moment)
{
    const struct sg_spots drawn = moment->ui->spots;
    for (size_t i = 0; i < drawn.count; i++) {
        const struct sg_spot *spot = &drawn.items[i];
        int32_t x = spot->box.x + spot->box.w / 2, y = spot->box.y + spot->box.h / 2;
        const struct sg_spot *hit = sg_spot_at(&drawn, x, y);
        if (!hit || !sg_act_same(hit->act, spot->act))
            fail_msg("%s: thing %d/%d is covered", moment->name, (int)spot->act.kind, (int)spot->act.value);
        if (spot->box.w < 28 || spot->box.h < 21)
            fail_msg("%s: thing %d/%d is too small to touch: %d x %d", moment->name, (int)spot->act.kind,
                     (int)spot->act.value, (int)spot->box.w, (int)spot->box.h);
    }
}

static void every_button_is_hit_where_it_was_drawn(void **state)
{
    (void)state;
    each_moment(expect_hits);
}

static void expect_touch_asks(struct moment *moment)
{
    const struct sg_spots drawn = moment->ui->spots;
    for (size_t i = 0; i < drawn.count; i++) {
        const struct sg_spot *spot = &drawn.items[i];
        struct sg_ui_input input = {.kind = SG_UI_POINTER_DOWN,
                                    .x = spot->box.x + spot->box.w / 2,
                                    .y = spot->box.y + spot->box.h / 2};
        struct sg_ui_answer answer;
        if (spot->act.kind == SG_ACT_BOARD)
            continue;
        sg_ui_handle(moment->ui, sketch_world(moment->sketch), &input, &answer);
        input.kind = SG_UI_POINTER_UP;
        sg_ui_handle(moment->ui, sketch_world(moment->sketch), &input, &answer);
        bool asks = answer.command != SG_UI_NOTHING;
        if (asks != spot->enabled)
            fail_msg("%s: thing %d/%d %s", moment->name, (int)spot->act.kind, (int)spot->act.value,
                     asks ? "answers though it is off" : "does nothing");
    }
}

static void every_button_asks_something(void **state)
{
    (void)state;
    each_moment(expect_touch_asks);
}

static void a_press_that_slides_off_asks_nothing(void **state)
{
    (void)state;
    struct moment moment = {.sketch = sketch_new(fonts, SKETCH_ASSENT, "en"), .ui = sg_ui_new()};
    struct sg_ui_answer answer;
    sg_ui_draw(moment.ui, sketch_world(moment.sketch));
    const struct sg_box box = sg_spot_of(&moment.ui->spots, (struct sg_act){SG_ACT_ASSENT, 1})->box;
    struct sg_ui_input input = {.kind = SG_UI_POINTER_DOWN, .x = box.x + 2, .y = box.y + 2};
    sg_ui_handle(moment.ui, sketch_world(moment.sketch), &input, &answer);
    input = (struct sg_ui_input){.kind = SG_UI_POINTER_UP, .x = 2, .y = 2};
    sg_ui_handle(moment.ui, sketch_world(moment.sketch), &input, &answer);
    assert_true(answer.command != SG_UI_EVENT);
    sg_ui_free(moment.ui);
    sketch_free(moment.sketch);
}

static void expect_words_fixed_by_drawing_again(struct moment *moment)
{
    size_t count = moment->ui->marks.count;
    struct sg_mark first = moment->ui->marks.items[count - 1];
    sg_ui_draw(moment->ui, sketch_world(moment->sketch));
    assert_int_equal(moment->ui->marks.count, count);
    assert_int_equal(moment->ui->marks.items[count - 1].x, first.x);
    assert_int_equal(moment->ui->marks.items[count - 1].kind, first.kind);
}

static void drawing_twice_draws_the_same(void **state)
{
    (void)state;
    each_moment(expect_words_fixed_by_drawing_again);
}

static int open_fonts(void **state)
{
    (void)state;
    return sg_fonts_open(SG_BUILD_DIR "/assets", NULL, &fonts) == SG_OK ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    sg_fonts_free(fonts);
    return 0;
}

/* ---- the first key --------------------------------------------------------------------------------- */

static void enter_goes_on_where_a_session_was_left(void **state)
{
    (void)state;
    for (int left = 0; left < 2; left++) {
        struct sketch *sketch = sketch_new(fonts, SKETCH_START, "nl");
        struct sg_ui *ui = sg_ui_new();
        struct sg_ui_answer answer;
        assert_true(sketch && ui);
        sketch_world(sketch)->can_resume = left;
        sg_ui_draw(ui, sketch_world(sketch));
        struct sg_ui_input enter = {.kind = SG_UI_KEY, .key = SG_UI_KEY_ENTER};
        sg_ui_handle(ui, sketch_world(sketch), &enter, &answer);
        if (answer.command == SG_UI_REDRAW) /* the first key may only show where the focus is */
            sg_ui_handle(ui, sketch_world(sketch), &enter, &answer);
        assert_int_equal(answer.command, left ? SG_UI_RESUME : SG_UI_BEGIN);
        sg_ui_free(ui);
        sketch_free(sketch);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_word_is_cut),
        cmocka_unit_test(no_word_lies_over_another),
        cmocka_unit_test(letters_never_become_tiny),
        cmocka_unit_test(every_button_is_reached_by_keyboard),
        cmocka_unit_test(the_keyboard_shows_where_it_is),
        cmocka_unit_test(every_button_is_hit_where_it_was_drawn),
        cmocka_unit_test(every_button_asks_something),
        cmocka_unit_test(a_press_that_slides_off_asks_nothing),
        cmocka_unit_test(drawing_twice_draws_the_same),
        cmocka_unit_test(enter_goes_on_where_a_session_was_left),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
