#include "template.h"

extern const struct sg_game sg_game_template;

const struct sg_game sg_game_template = {
    .contract = SG_GAME_CONTRACT,
    .id = "template",
    .name = SG_T("The dial"),
    .aim = SG_T("Turn the dial to 0: then the lamp goes on."),
    .dead_end = NULL, /* every turn can be turned back */
    .position_bytes = sizeof(struct dial),
    .oracle_bytes = TEMPLATE_ORACLE_BYTES,
    .scratch_bytes = TEMPLATE_SCRATCH_BYTES,
    .oracle_nodes = TEMPLATE_ORACLE_NODES,
    .fills = false,
    .read_position = template_read_position,
    .write_position = template_write_position,
    .read_move = template_read_move,
    .write_move = template_write_move,
    .list_moves = template_list_moves,
    .play = template_play,
    .outcome = template_outcome,
    .prepare = template_prepare,
    .analyse = template_analyse,
    .survey = template_survey,
    .generate = template_generate,
    .rating = &template_rating,
    .features = template_features,
    .observe = template_observe,
    .hint = template_hint,
    .lessons = {{"1/9", 1, SG_T("One turn to the left is enough.")},
                {"8/9", 1, SG_T("To the right is shorter here.")},
                {"3/12", 3, SG_T("Find the shorter way round.")}},
    .measure = template_measure,
    .draw = template_draw,
    .handle = template_handle,
    .describe = template_describe,
};
