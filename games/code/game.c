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
    .lessons =
        {{"3x2/4:12=1.0,13=1.0!11", 1,
          SG_T("A filled disc: one peg has the right colour in the right place. Which peg do both rows "
               "share? Make a row and press the tick.")},
         {"3x2/4:33=0.0,12=0.2!21", 1,
          SG_T("A ring: a right colour that belongs elsewhere. No sign at all: that colour is out.")},
         {"4x3/6:444=0.0,123=1.2!132", 2,
          SG_T("One peg stays, the others change places. Try a row: what it is answered tells the rest.")}},
    .measure = code_measure,
    .draw = code_draw,
    .handle = code_handle,
    .describe = code_describe,
};
