/* The trail forks: which game. Each is shown by a small board of its own. */
#include <string.h>

#include "ui/scene.h"

enum { COLUMNS = 4 };

/* The board of the last lesson stands for the game. */
static void put_picture(struct sg_canvas *canvas, struct sg_box room, const struct sg_game *game)
{
    unsigned char position[SG_POSITION_BYTES];
    const char *text = game->lessons[SG_LESSONS - 1].position;
    if (text && game->read_position(text, strlen(text), position, NULL) == SG_OK)
        sg_board_picture(canvas, room, game, position);
}

static void put_game(struct sg_canvas *canvas, struct sg_box tile, int32_t which)
{
    const struct sg_game *game = sg_session_games(canvas->world->session)[which];
    bool here = canvas->state->chosen == game;
    struct sg_style name = {
        .type = SG_TYPE_BODY, .tone = SG_TONE_INK, .bold = true, .align = SG_ALIGN_CENTRE};
    const char *label = sg_say(canvas, game->name);
    sg_put_tile(canvas, tile,
                &(struct sg_button){.act = {SG_ACT_GAME, which},
                                    .look = here ? SG_LOOK_CHOSEN : SG_LOOK_PLAIN,
                                    .disabled = canvas->state->paused,
                                    .label = label});
    int32_t inner = sg_px(canvas, 16), words = sg_text_height(canvas, tile.w - inner, name, label);
    struct sg_box room = {tile.x + inner, tile.y + inner, tile.w - 2 * inner, tile.h - words - 5 * inner / 2};
    sg_fits(canvas, sg_px(canvas, 40), room.h);
    put_picture(canvas, room, game);
    sg_put_text(canvas, tile.x + inner / 2, tile.y + tile.h - words - inner * 3 / 4, tile.w - inner, name,
                label);
}

static void put_tiles(struct sg_canvas *canvas, struct sg_box box, int32_t count)
{
    int32_t rows = (count + COLUMNS - 1) / COLUMNS, gap = sg_px(canvas, 16);
    int32_t columns = (count + rows - 1) / rows;
    int32_t w = (box.w - (columns - 1) * gap) / columns, h = (box.h - (rows - 1) * gap) / rows;
    for (int32_t i = 0; i < count; i++) {
        struct sg_box tile = {box.x + i % columns * (w + gap), box.y + i / columns * (h + gap), w, h};
        put_game(canvas, tile, i);
    }
}

/* The ways out, and what the tile under the hand asks for. */
static void put_foot(struct sg_canvas *canvas, struct sg_box foot)
{
    struct sg_act act = canvas->ui->keyboard ? canvas->ui->focus : canvas->ui->hot;
    struct sg_button stop = {.act = {SG_ACT_STOP, 0}, .look = SG_LOOK_QUIET, .icon = "stop"};
    struct sg_button close = {
        .act = {SG_ACT_CHOICE, SG_CHOICE_CLOSE}, .look = SG_LOOK_QUIET, .icon = "summit"};
    stop.label = sg_say(canvas, SG_T("Stop"));
    close.label = sg_say(canvas, SG_T("See my climb"));
    int32_t gap = sg_px(canvas, 8), w = sg_button_width(canvas, &stop);
    int32_t x = foot.x + foot.w - w;
    sg_put_button(canvas, (struct sg_box){x, foot.y, w, foot.h}, &stop);
    if (canvas->state->visit > 0) {
        w = sg_button_width(canvas, &close);
        x -= w + gap;
        sg_put_button(canvas, (struct sg_box){x, foot.y, w, foot.h}, &close);
    }
    if (act.kind == SG_ACT_GAME)
        sg_put_text(canvas, foot.x, foot.y + sg_px(canvas, 4), x - gap - foot.x,
                    (struct sg_style){.type = SG_TYPE_BODY, .tone = SG_TONE_QUIET},
                    sg_say(canvas, sg_session_games(canvas->world->session)[act.value]->aim));
}

void sg_scene_games(struct sg_canvas *canvas)
{
    int32_t margin = sg_px(canvas, 48), w = canvas->width - 2 * margin, count = 0,
            widest = sg_px(canvas, 1120);
    while (sg_session_games(canvas->world->session)[count])
        count++;
    if (w > widest)
        w = widest;
    sg_scene_map(canvas, 90);
    struct sg_pen pen = {(canvas->width - w) / 2, sg_px(canvas, 32), w};
    sg_pen_text(canvas, &pen, (struct sg_style){.type = SG_TYPE_DISPLAY, .tone = SG_TONE_INK, .bold = true},
                sg_say(canvas, SG_T("Which trail do you take?")), 4);
    sg_pen_text(canvas, &pen, (struct sg_style){.type = SG_TYPE_LEAD, .tone = SG_TONE_QUIET},
                sg_say(canvas, SG_T("Each asks you to search in another way. You can change at every stop.")),
                20);
    int32_t foot = 2 * sg_line_px(canvas, SG_TYPE_BODY) + sg_px(canvas, 8), air = sg_px(canvas, 16);
    int32_t bottom = canvas->height - foot - air;
    put_tiles(canvas, (struct sg_box){pen.x, pen.y, w, bottom - air - pen.y}, count);
    put_foot(canvas, (struct sg_box){pen.x, bottom, w, foot});
}
