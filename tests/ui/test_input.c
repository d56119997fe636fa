#include "test.h"
#include "ui/input.h"

static struct sg_ui_input read_or_fail(const SDL_Event *event, double scale)
{
    struct sg_ui_input input;
    assert_true(sg_input_read(event, scale, 1234, &input));
    assert_int_equal(input.at_ms, 1234);
    return input;
}

static struct sg_ui_input key(SDL_Keycode code, Uint16 mod)
{
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.keysym.sym = code;
    event.key.keysym.mod = mod;
    return read_or_fail(&event, 1);
}

static void the_pointer_comes_in_real_pixels(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_MOUSEMOTION};
    event.motion.x = 100;
    event.motion.y = 50;
    struct sg_ui_input input = read_or_fail(&event, 2);
    assert_int_equal(input.kind, SG_UI_POINTER_MOVE);
    assert_int_equal(input.x, 200);
    assert_int_equal(input.y, 100);
}

static void only_the_left_button_presses(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_MOUSEBUTTONDOWN};
    struct sg_ui_input input;
    event.button.button = SDL_BUTTON_LEFT;
    assert_int_equal(read_or_fail(&event, 1).kind, SG_UI_POINTER_DOWN);
    event.button.button = SDL_BUTTON_RIGHT;
    assert_false(sg_input_read(&event, 1, 0, &input));
    event.type = SDL_MOUSEBUTTONUP;
    event.button.button = SDL_BUTTON_LEFT;
    assert_int_equal(read_or_fail(&event, 1).kind, SG_UI_POINTER_UP);
}

static void arrows_enter_space_and_escape_keep_their_names(void **state)
{
    (void)state;
    assert_int_equal(key(SDLK_LEFT, 0).key, SG_UI_KEY_LEFT);
    assert_int_equal(key(SDLK_RIGHT, 0).key, SG_UI_KEY_RIGHT);
    assert_int_equal(key(SDLK_UP, 0).key, SG_UI_KEY_UP);
    assert_int_equal(key(SDLK_DOWN, 0).key, SG_UI_KEY_DOWN);
    assert_int_equal(key(SDLK_KP_ENTER, 0).key, SG_UI_KEY_ENTER);
    assert_int_equal(key(SDLK_SPACE, 0).key, SG_UI_KEY_SPACE);
    assert_int_equal(key(SDLK_ESCAPE, 0).key, SG_UI_KEY_ESCAPE);
    assert_int_equal(key(SDLK_F11, 0).key, SG_UI_KEY_F11);
}

static void shift_turns_tab_round(void **state)
{
    (void)state;
    assert_int_equal(key(SDLK_TAB, 0).key, SG_UI_KEY_TAB);
    assert_int_equal(key(SDLK_TAB, KMOD_LSHIFT).key, SG_UI_KEY_BACKTAB);
}

static void letters_and_digits_carry_themselves_and_control(void **state)
{
    (void)state;
    struct sg_ui_input input = key(SDLK_z, KMOD_RCTRL);
    assert_int_equal(input.key, SG_UI_KEY_CHARACTER);
    assert_int_equal(input.character, 'z');
    assert_true(input.control);
    assert_int_equal(key(SDLK_7, 0).character, '7');
    assert_false(key(SDLK_7, 0).control);
}

static void other_keys_say_nothing(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_KEYDOWN};
    struct sg_ui_input input;
    event.key.keysym.sym = SDLK_CAPSLOCK;
    assert_false(sg_input_read(&event, 1, 0, &input));
}

static void a_gamepad_is_a_keyboard(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_CONTROLLERBUTTONDOWN};
    event.cbutton.button = SDL_CONTROLLER_BUTTON_DPAD_UP;
    assert_int_equal(read_or_fail(&event, 1).key, SG_UI_KEY_UP);
    event.cbutton.button = SDL_CONTROLLER_BUTTON_A;
    assert_int_equal(read_or_fail(&event, 1).key, SG_UI_KEY_ENTER);
    event.cbutton.button = SDL_CONTROLLER_BUTTON_X;
    assert_int_equal(read_or_fail(&event, 1).character, 'u');
}

static void losing_the_window_is_told(void **state)
{
    (void)state;
    SDL_Event event = {.type = SDL_WINDOWEVENT};
    event.window.event = SDL_WINDOWEVENT_FOCUS_LOST;
    assert_int_equal(read_or_fail(&event, 1).kind, SG_UI_BLUR);
    event.window.event = SDL_WINDOWEVENT_FOCUS_GAINED;
    assert_int_equal(read_or_fail(&event, 1).kind, SG_UI_FOCUS);
    event.window.event = SDL_WINDOWEVENT_LEAVE;
    assert_int_equal(read_or_fail(&event, 1).kind, SG_UI_POINTER_LEFT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pointer_comes_in_real_pixels),
        cmocka_unit_test(only_the_left_button_presses),
        cmocka_unit_test(arrows_enter_space_and_escape_keep_their_names),
        cmocka_unit_test(shift_turns_tab_round),
        cmocka_unit_test(letters_and_digits_carry_themselves_and_control),
        cmocka_unit_test(other_keys_say_nothing),
        cmocka_unit_test(a_gamepad_is_a_keyboard),
        cmocka_unit_test(losing_the_window_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
