#include "test.h"
#include "ui/theme.h"

static const enum sg_tone grounds[] = {SG_TONE_PAPER, SG_TONE_RAISED};
static const enum sg_tone words[] = {SG_TONE_INK,     SG_TONE_QUIET, SG_TONE_TRAIL,
                                     SG_TONE_SUNRISE, SG_TONE_MOSS,  SG_TONE_CLAY};

static void expect_contrast(enum sg_theme theme, enum sg_tone text, enum sg_tone ground)
{
    double ratio = sg_theme_contrast(sg_theme_colour(theme, text), sg_theme_colour(theme, ground));
    double least = theme == SG_THEME_CONTRAST ? 7.0 : 4.5;
    if (ratio < least)
        fail_msg("theme %d: tone %d on tone %d is %.2f:1, wanted %.1f:1", (int)theme, (int)text, (int)ground,
                 ratio, least);
}

static void black_on_white_is_21_to_1(void **state)
{
    (void)state;
    struct sg_colour black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
    assert_true(sg_theme_contrast(black, white) > 20.99 && sg_theme_contrast(black, white) < 21.01);
    assert_true(sg_theme_contrast(white, white) < 1.01);
}

static void words_read_on_every_ground(void **state)
{
    (void)state;
    for (int theme = 0; theme < SG_THEME_COUNT; theme++)
        for (size_t g = 0; g < sizeof grounds / sizeof *grounds; g++)
            for (size_t w = 0; w < sizeof words / sizeof *words; w++)
                expect_contrast((enum sg_theme)theme, words[w], grounds[g]);
}

static void words_read_on_filled_buttons_and_on_the_board(void **state)
{
    (void)state;
    for (int theme = 0; theme < SG_THEME_COUNT; theme++) {
        expect_contrast((enum sg_theme)theme, SG_TONE_ON_ACTION, SG_TONE_TRAIL);
        expect_contrast((enum sg_theme)theme, SG_TONE_INK, SG_TONE_BOARD);
    }
}

static void letters_read_on_every_piece(void **state)
{
    (void)state;
    for (int theme = 0; theme < SG_THEME_COUNT; theme++) {
        expect_contrast((enum sg_theme)theme, SG_TONE_ON_PIECE, SG_TONE_TARGET);
        for (int piece = SG_TONE_PIECE_0; piece <= SG_TONE_PIECE_7; piece++)
            expect_contrast((enum sg_theme)theme, SG_TONE_ON_PIECE, (enum sg_tone)piece);
    }
}

static void every_tone_has_a_colour(void **state)
{
    (void)state;
    for (int theme = 0; theme < SG_THEME_COUNT; theme++)
        for (int tone = 0; tone < SG_TONE_COUNT; tone++)
            if (tone != SG_TONE_SHADOW)
                assert_int_equal(sg_theme_colour((enum sg_theme)theme, (enum sg_tone)tone).a, 255);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(black_on_white_is_21_to_1),
        cmocka_unit_test(words_read_on_every_ground),
        cmocka_unit_test(words_read_on_filled_buttons_and_on_the_board),
        cmocka_unit_test(letters_read_on_every_piece),
        cmocka_unit_test(every_tone_has_a_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
