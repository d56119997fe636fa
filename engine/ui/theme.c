#include "ui/theme.h"

#include <math.h>

#define RGB(hex)                                                                                             \
    {                                                                                                        \
        (hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF, 255                                               \
    }
#define RGBA(hex, alpha)                                                                                     \
    {                                                                                                        \
        (hex) >> 16 & 0xFF, (hex) >> 8 & 0xFF, (hex)&0xFF, alpha                                             \
    }

/* The Okabe-Ito hues in their order, lightened until one dark ink reads on all of them. The target's red is
 * the red of trail signs; it is darker than the vermilion beside it and always carries its own shape. */
#define PIECES                                                                                               \
    [SG_TONE_TARGET] = RGB(0xE65A4E), [SG_TONE_PIECE_0] = RGB(0xEDB132), [SG_TONE_PIECE_1] = RGB(0x8ECDF0),  \
    [SG_TONE_PIECE_2] = RGB(0x3FB68F), [SG_TONE_PIECE_3] = RGB(0xF3E873), [SG_TONE_PIECE_4] = RGB(0x5A9FD4), \
    [SG_TONE_PIECE_5] = RGB(0xEE9256), [SG_TONE_PIECE_6] = RGB(0xDDA3C6), [SG_TONE_PIECE_7] = RGB(0xBBBEC6), \
    [SG_TONE_ON_PIECE] = RGB(0x111827)

static const struct sg_colour tokens[SG_THEME_COUNT][SG_TONE_COUNT] = {
    [SG_THEME_LIGHT] = {[SG_TONE_PAPER] = RGB(0xFAF7F0),
                        [SG_TONE_RAISED] = RGB(0xFFFFFF),
                        [SG_TONE_INK] = RGB(0x1F2A44),
                        [SG_TONE_QUIET] = RGB(0x5B6478),
                        [SG_TONE_LINE] = RGB(0xD9D2C3),
                        [SG_TONE_TRAIL] = RGB(0x2B5C8A),
                        [SG_TONE_SUNRISE] = RGB(0xA4550F),
                        [SG_TONE_MOSS] = RGB(0x3F6B3D),
                        [SG_TONE_CLAY] = RGB(0xA3452F),
                        [SG_TONE_SHADOW] = RGBA(0x4A3D25, 30),
                        [SG_TONE_WALL] = RGB(0x9A8F7C),
                        [SG_TONE_BOARD] = RGB(0xEFE8D9),
                        [SG_TONE_ON_ACTION] = RGB(0xFFFFFF),
                        PIECES},
    [SG_THEME_DARK] = {[SG_TONE_PAPER] = RGB(0x151A24),
                       [SG_TONE_RAISED] = RGB(0x1E2532),
                       [SG_TONE_INK] = RGB(0xF1EDE4),
                       [SG_TONE_QUIET] = RGB(0xA9B0BF),
                       [SG_TONE_LINE] = RGB(0x323B4D),
                       [SG_TONE_TRAIL] = RGB(0x7FB2DD),
                       [SG_TONE_SUNRISE] = RGB(0xE8A15B),
                       [SG_TONE_MOSS] = RGB(0x8DBB8A),
                       [SG_TONE_CLAY] = RGB(0xE28A74),
                       [SG_TONE_SHADOW] = RGBA(0x000000, 70),
                       [SG_TONE_WALL] = RGB(0x4B566B),
                       [SG_TONE_BOARD] = RGB(0x0F131B),
                       [SG_TONE_ON_ACTION] = RGB(0x10151F),
                       PIECES},
    [SG_THEME_CONTRAST] = {[SG_TONE_PAPER] = RGB(0x000000),    [SG_TONE_RAISED] = RGB(0x000000),
                           [SG_TONE_INK] = RGB(0xFFFFFF),      [SG_TONE_QUIET] = RGB(0xFFFFFF),
                           [SG_TONE_LINE] = RGB(0xFFFFFF),     [SG_TONE_TRAIL] = RGB(0xFFFF00),
                           [SG_TONE_SUNRISE] = RGB(0x00FFFF),  [SG_TONE_MOSS] = RGB(0x00FF00),
                           [SG_TONE_CLAY] = RGB(0xFF8080),     [SG_TONE_SHADOW] = RGBA(0x000000, 0),
                           [SG_TONE_WALL] = RGB(0x8A8A8A),     [SG_TONE_BOARD] = RGB(0x000000),
                           [SG_TONE_TARGET] = RGB(0xFFFFFF),   [SG_TONE_PIECE_0] = RGB(0xFFB000),
                           [SG_TONE_PIECE_1] = RGB(0x7FD0FF),  [SG_TONE_PIECE_2] = RGB(0x2FD6A4),
                           [SG_TONE_PIECE_3] = RGB(0xFFF27A),  [SG_TONE_PIECE_4] = RGB(0x62AEF5),
                           [SG_TONE_PIECE_5] = RGB(0xFF9A5C),  [SG_TONE_PIECE_6] = RGB(0xF2A8D4),
                           [SG_TONE_PIECE_7] = RGB(0xC4C8D0),  [SG_TONE_ON_PIECE] = RGB(0x000000),
                           [SG_TONE_ON_ACTION] = RGB(0x000000)},
};

struct sg_colour sg_theme_colour(enum sg_theme theme, enum sg_tone tone)
{
    return tokens[theme][tone];
}

static double linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(struct sg_colour colour)
{
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double sg_theme_contrast(struct sg_colour one, struct sg_colour other)
{
    double a = luminance(one), b = luminance(other);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}
