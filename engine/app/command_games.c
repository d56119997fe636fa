#include "positions.h"

static int run(struct sg_cli *cli, int argc, char **argv)
{
    if (argc > 1)
        return sg_cli_refuse(cli, argv[0], argv[1]);
    sg_rows_begin("id\tname\taim");
    for (const struct sg_game *const *game = sg_games; *game; game++) {
        char bytes[SG_ROW_TEXT];
        struct sg_text row;
        sg_text_init(&row, bytes, sizeof bytes);
        sg_text_put(&row, (*game)->id);
        sg_text_put_char(&row, '\t');
        sg_text_put(&row, sg_content_text(cli->content, (*game)->name));
        sg_text_put_char(&row, '\t');
        sg_text_put(&row, sg_content_text(cli->content, (*game)->aim));
        if (!sg_rows_put(&row)) {
            sg_rows_say_broken(cli);
            return SG_EXIT_USAGE;
        }
    }
    return SG_EXIT_FINE;
}

const struct sg_command sg_command_games = {
    .name = "games",
    .summary = SG_T("lists the games: id, name, aim"),
    .usage = SG_T("smartgames games\n\nOne line a game after a header line, columns separated by tabs."),
    .run = run,
};
