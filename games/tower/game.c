#include "tower.h"

extern const struct sg_game sg_game_tower;

const struct sg_game sg_game_tower = {
    .contract = SG_GAME_CONTRACT,
    .id = "tower",
    .name = SG_T("Balls on pegs"),
    .aim = SG_T("Move the balls one by one until every peg looks like the small picture above it."),
    .dead_end = NULL, /* every move can be taken back */
    .position_bytes = sizeof(struct tower_position),
    .oracle_bytes = TOWER_ORACLE_BYTES,
    .scratch_bytes = TOWER_SCRATCH_BYTES,
    .oracle_nodes = TOWER_ORACLE_NODES,
    .fills = false,
    .read_position = tower_read_position,
    .write_position = tower_write_position,
    .read_move = tower_read_move,
    .write_move = tower_write_move,
    .list_moves = tower_list_moves,
    .play = tower_play,
    .outcome = tower_outcome,
    .prepare = tower_prepare,
    .analyse = tower_analyse,
    .survey = tower_survey,
    .generate = tower_generate,
    .rating = &tower_rating,
    .features = tower_features,
    .observe = tower_observe,
    .hint = tower_hint,
    .measure = tower_measure,
    .draw = tower_draw,
    .handle = tower_handle,
    .describe = tower_describe,
};
