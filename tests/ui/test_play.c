/* The board on the screen: what moves, what a key or a tap on it asks for, and the sentence at the foot. */
#include "test.h"
#include "ui/scene.h"
#include "ui/sketch.h"

static struct sg_fonts *fonts;

struct table {
    struct sketch *sketch;
    struct sg_ui *ui;
};

static struct table lay_in(enum sketch_scene scene, int32_t w, int32_t h, double scale)
{
    struct table table = {sketch_new(fonts, scene, "en"), sg_ui_new()};
    sketch_world(table.sketch)->width = w;
    sketch_world(table.sketch)->height = h;
    sketch_settings(table.sketch)->text_scale = scale;
    sketch_world(table.sketch)->now_ms = 1000;
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    return table;
}

static struct table lay(enum sketch_scene scene)
{
    return lay_in(scene, 1280, 800, 1.0);
}

static void clear(struct table *table)
{
    sg_ui_free(table->ui);
    sketch_free(table->sketch);
}

static struct sg_ui_answer type(struct table *table, enum sg_ui_key key, char character, bool control)
{
    struct sg_ui_input input = {.kind = SG_UI_KEY, .key = key, .character = character, .control = control};
    struct sg_ui_answer answer;
    sg_ui_handle(table->ui, sketch_world(table->sketch), &input, &answer);
    sg_ui_draw(table->ui, sketch_world(table->sketch));
    return answer;
}

static void note(struct table *table, enum sg_event_kind kind)
{
    struct sg_event event = {.kind = kind};
    sg_ui_note(table->ui, sketch_world(table->sketch), &event);
}

/* ---- motion ---------------------------------------------------------------------------------------- */

static void a_move_slides_for_150_ms_and_then_rests(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    assert_true(sg_ui_wake_ms(table.ui) == INT64_MAX);
    sketch_move(table.sketch, "I+1");
    note(&table, SG_EVENT_MOVE);
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    assert_true(sg_ui_wake_ms(table.ui) <= 1000 + 20);
    sketch_world(table.sketch)->now_ms = 1000 + SG_UI_SLIDE_MS;
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    assert_true(sg_ui_wake_ms(table.ui) == INT64_MAX);
    clear(&table);
}

static void without_motion_nothing_slides(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    sketch_settings(table.sketch)->reduced_motion = true;
    sketch_move(table.sketch, "I+1");
    note(&table, SG_EVENT_MOVE);
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    assert_true(sg_ui_wake_ms(table.ui) == INT64_MAX);
    clear(&table);
}

static void a_slide_ends_where_the_board_is(void **state)
{
    (void)state;
    struct table moved = lay(SKETCH_PLAY), still = lay(SKETCH_PLAY);
    sketch_move(moved.sketch, "I+1");
    sketch_move(still.sketch, "I+1");
    note(&moved, SG_EVENT_MOVE);
    sketch_world(moved.sketch)->now_ms = 5000;
    const struct sg_marks *a = sg_ui_draw(moved.ui, sketch_world(moved.sketch));
    const struct sg_marks *b = sg_ui_draw(still.ui, sketch_world(still.sketch));
    assert_int_equal(a->count, b->count);
    for (size_t i = 0; i < a->count; i++)
        assert_true(a->items[i].x == b->items[i].x && a->items[i].y == b->items[i].y &&
                    a->items[i].kind == b->items[i].kind);
    clear(&moved);
    clear(&still);
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static void the_keyboard_begins_on_the_board(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    assert_int_equal(table.ui->focus.kind, SG_ACT_BOARD);
    type(&table, SG_UI_KEY_RIGHT, 0, false);
    assert_int_equal(table.ui->focus.kind, SG_ACT_BOARD);
    clear(&table);
}

static void control_z_and_y_undo_and_redo(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    struct sg_ui_answer answer = type(&table, SG_UI_KEY_CHARACTER, 'z', true);
    assert_int_equal(answer.command, SG_UI_EVENT);
    assert_int_equal(answer.event.kind, SG_EVENT_UNDO);
    answer = type(&table, SG_UI_KEY_CHARACTER, 'y', true);
    assert_int_not_equal(answer.command, SG_UI_EVENT); /* nothing to redo */
    clear(&table);
}

static void letters_are_shortcuts_beside_the_board(void **state)
{
    (void)state;
    static const struct {
        char letter;
        enum sg_event_kind kind;
    } wanted[] = {{'u', SG_EVENT_UNDO},   {'r', SG_EVENT_RESTART}, {'w', SG_EVENT_CHECKPOINT},
                  {'o', SG_EVENT_CHOICE}, {'p', SG_EVENT_PAUSE},   {'s', SG_EVENT_CHECK_IN}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        struct table table = lay(SKETCH_PLAY);
        type(&table, SG_UI_KEY_TAB, 0, false);
        struct sg_ui_answer answer = type(&table, SG_UI_KEY_CHARACTER, wanted[i].letter, false);
        assert_int_equal(answer.command, SG_UI_EVENT);
        assert_int_equal(answer.event.kind, wanted[i].kind);
        clear(&table);
    }
}

static void letters_that_say_nothing_to_the_board_are_shortcuts_on_it(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    assert_int_equal(table.ui->focus.kind, SG_ACT_BOARD);
    assert_int_equal(type(&table, SG_UI_KEY_CHARACTER, 'p', false).event.kind, SG_EVENT_PAUSE);
    clear(&table);
}

static void out_of_a_pause_enter_goes_on(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    sketch_state(table.sketch)->paused = true;
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    struct sg_ui_answer answer = type(&table, SG_UI_KEY_ENTER, 0, false);
    assert_int_equal(answer.event.kind, SG_EVENT_PAUSE);
    assert_false(answer.event.as.pause.paused);
    clear(&table);
}

static void t_asks_for_a_tip(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    type(&table, SG_UI_KEY_TAB, 0, false);
    assert_int_equal(type(&table, SG_UI_KEY_CHARACTER, 't', false).command, SG_UI_TIP);
    clear(&table);
}

static void escape_closes_the_card_before_it_pauses(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PROMPT);
    type(&table, SG_UI_KEY_TAB, 0, false);
    struct sg_ui_answer answer = type(&table, SG_UI_KEY_ESCAPE, 0, false);
    assert_int_equal(answer.event.kind, SG_EVENT_PROMPT_CLOSED);
    assert_int_equal(answer.event.as.prompt_closed.close, SG_PROMPT_CLOSE_NOT_NOW);
    sketch_state(table.sketch)->card.open = false;
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    assert_int_equal(type(&table, SG_UI_KEY_ESCAPE, 0, false).event.kind, SG_EVENT_PAUSE);
    clear(&table);
}

static void a_chip_answers_and_then_does_what_it_offers(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PROMPT);
    struct sg_ui_answer answer = {0};
    sg_act_answer(table.ui, sketch_world(table.sketch), (struct sg_act){SG_ACT_CHIP, SG_CHIP_TIP}, &answer);
    assert_int_equal(answer.event.kind, SG_EVENT_PROMPT_ANSWER);
    assert_int_equal(answer.event.as.prompt_answer.chip, SG_CHIP_TIP);
    assert_true(sg_ui_owed(table.ui, sketch_world(table.sketch), &answer));
    assert_int_equal(answer.command, SG_UI_TIP);
    assert_false(sg_ui_owed(table.ui, sketch_world(table.sketch), &answer));
    clear(&table);
}

static void f11_asks_for_the_full_screen(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_START);
    assert_int_equal(type(&table, SG_UI_KEY_F11, 0, false).command, SG_UI_FULLSCREEN);
    clear(&table);
}

/* ---- the place of things --------------------------------------------------------------------------- */

static void expect_card_apart(int32_t w, int32_t h, double scale)
{
    static const enum sketch_scene cards[] = {SKETCH_PROMPT, SKETCH_HINT, SKETCH_OFFER, SKETCH_DEAD_END};
    static const struct sg_act undo = {SG_ACT_UNDO, 0};
    struct table plain = lay_in(SKETCH_PLAY, w, h, scale);
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++) {
        struct table table = lay_in(cards[i], w, h, scale);
        assert_memory_equal(&table.ui->board, &plain.ui->board, sizeof plain.ui->board);
        assert_memory_equal(&sg_spot_of(&table.ui->spots, undo)->box,
                            &sg_spot_of(&plain.ui->spots, undo)->box, sizeof(struct sg_box));
        for (size_t s = 0; s < table.ui->spots.count; s++)
            if (table.ui->spots.items[s].act.kind != SG_ACT_BOARD)
                assert_int_equal(sg_box_meet(table.ui->spots.items[s].box, table.ui->board).w, 0);
        clear(&table);
    }
    clear(&plain);
}

static void no_card_lies_over_the_board_or_moves_anything(void **state)
{
    (void)state;
    expect_card_apart(1280, 800, 1.0);
    expect_card_apart(1024, 600, 1.0);
    expect_card_apart(1280, 800, 1.5);
    expect_card_apart(1024, 600, 1.5);
}

static void being_told_that_it_is_saved_moves_nothing(void **state)
{
    (void)state;
    struct sg_phrase saved;
    sg_phrase_set(&saved, "Saved.");
    for (int scene = 0; scene < SKETCH_GOLDEN_COUNT; scene++) {
        struct table table = lay((enum sketch_scene)scene);
        const struct sg_spots before = table.ui->spots;
        sketch_world(table.sketch)->notice = &saved;
        sg_ui_draw(table.ui, sketch_world(table.sketch));
        assert_int_equal(table.ui->spots.count, before.count);
        for (size_t i = 0; i < before.count; i++)
            assert_memory_equal(&table.ui->spots.items[i].box, &before.items[i].box, sizeof(struct sg_box));
        clear(&table);
    }
}

static void the_foot_says_what_is_under_the_focus(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PLAY);
    assert_true(sg_ui_status(table.ui)[0] != '\0');
    while (table.ui->focus.kind != SG_ACT_TIP)
        type(&table, SG_UI_KEY_TAB, 0, false);
    sg_ui_draw(table.ui, sketch_world(table.sketch));
    assert_non_null(strstr(sg_ui_status(table.ui), "Tip"));
    clear(&table);
}

static void while_it_is_paused_the_board_is_deaf(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_PAUSE);
    assert_null(sg_spot_of(&table.ui->spots, (struct sg_act){SG_ACT_BOARD, 0}));
    struct sg_ui_input press = {
        .kind = SG_UI_POINTER_DOWN, .x = table.ui->board.x + 5, .y = table.ui->board.y + 5};
    struct sg_ui_answer answer;
    sg_ui_handle(table.ui, sketch_world(table.sketch), &press, &answer);
    assert_int_not_equal(answer.command, SG_UI_EVENT);
    clear(&table);
}

static void the_start_begins_with_the_chosen_code(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_START);
    struct sg_ui_answer answer = type(&table, SG_UI_KEY_ENTER, 0, false);
    assert_int_equal(answer.command, SG_UI_BEGIN);
    assert_string_equal(answer.event.as.session_started.learner, "stille-otter-42");
    assert_string_equal(answer.event.as.session_started.language, "en");
    sg_act_answer(table.ui, sketch_world(table.sketch), (struct sg_act){SG_ACT_CODE, 1}, &answer);
    assert_string_equal(sg_ui_code(table.ui, sketch_world(table.sketch)), "snelle-beek-63");
    clear(&table);
}

static void settings_go_round(void **state)
{
    (void)state;
    struct table table = lay(SKETCH_START);
    struct sg_ui_world *world = sketch_world(table.sketch);
    for (int i = 0; i < 4; i++) {
        struct sg_ui_answer answer = {0};
        sg_act_answer(table.ui, world, (struct sg_act){SG_ACT_TEXT_SIZE, 0}, &answer);
        assert_int_equal(answer.command, SG_UI_SETTINGS);
        assert_true(i == 3 ? answer.settings.text_scale == 1.0
                           : answer.settings.text_scale > sketch_settings(table.sketch)->text_scale);
        *sketch_settings(table.sketch) = answer.settings;
    }
    clear(&table);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_move_slides_for_150_ms_and_then_rests),
        cmocka_unit_test(without_motion_nothing_slides),
        cmocka_unit_test(a_slide_ends_where_the_board_is),
        cmocka_unit_test(the_keyboard_begins_on_the_board),
        cmocka_unit_test(control_z_and_y_undo_and_redo),
        cmocka_unit_test(letters_are_shortcuts_beside_the_board),
        cmocka_unit_test(letters_that_say_nothing_to_the_board_are_shortcuts_on_it),
        cmocka_unit_test(out_of_a_pause_enter_goes_on),
        cmocka_unit_test(t_asks_for_a_tip),
        cmocka_unit_test(escape_closes_the_card_before_it_pauses),
        cmocka_unit_test(a_chip_answers_and_then_does_what_it_offers),
        cmocka_unit_test(f11_asks_for_the_full_screen),
        cmocka_unit_test(no_card_lies_over_the_board_or_moves_anything),
        cmocka_unit_test(being_told_that_it_is_saved_moves_nothing),
        cmocka_unit_test(the_foot_says_what_is_under_the_focus),
        cmocka_unit_test(while_it_is_paused_the_board_is_deaf),
        cmocka_unit_test(the_start_begins_with_the_chosen_code),
        cmocka_unit_test(settings_go_round),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
