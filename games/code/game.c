#include "code.h"

extern const struct sg_game sg_game_code;

const struct sg_game sg_game_code = {
    .contract = SG_GAME_CONTRACT,
    .id = "code",
    .name = SG_T("Hidden code"),
    .aim = SG_T("Find the hidden code: each row you check says how many pegs are right, and where."),
    .dead_end =
        SG_T("The rows are full, or no code fits all answers. Going back a row or more opens it again."),
    .position_bytes = sizeof(struct code_position),
    .oracle_bytes = CODE_ORACLE_BYTES,
    .scratch_bytes = CODE_SCRATCH_BYTES,
    .oracle_nodes = CODE_ORACLE_NODES,
    .fills = false,
    .hides = true,
    .read_position = code_read_position,
    .write_position = code_write_position,
    .read_move = code_read_move,
    .write_move = code_write_move,
    .list_moves = code_list_moves,
    .play = code_play,
    .outcome = code_outcome,
    .prepare = code_prepare,
    .analyse = code_analyse,
    .survey = code_survey,
    .generate = code_generate,
    .rating = &code_rating,
    .features = code_features,
    .observe = code_observe,
    .hint = code_hint,
    .measure = code_measure,
    .draw = code_draw,
    .handle = code_handle,
    .describe = code_describe,
};
