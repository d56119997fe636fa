#include "traffic.h"

extern const struct sg_game sg_game_traffic;

const struct sg_game sg_game_traffic = {
    .contract = SG_GAME_CONTRACT,
    .id = "traffic",
    .name = SG_T("Sliding cars"),
    .aim = SG_T("Slide the cars out of the way until car A can leave on the right."),
    .dead_end = NULL, /* every slide can be taken back */
    .position_bytes = sizeof(struct traffic_position),
    .oracle_bytes = TRAFFIC_ORACLE_BYTES,
    .scratch_bytes = TRAFFIC_SCRATCH_BYTES,
    .oracle_nodes = TRAFFIC_ORACLE_NODES,
    .fills = false,
    .read_position = traffic_read_position,
    .write_position = traffic_write_position,
    .read_move = traffic_read_move,
    .write_move = traffic_write_move,
    .list_moves = traffic_list_moves,
    .play = traffic_play,
    .outcome = traffic_outcome,
    .prepare = traffic_prepare,
    .analyse = traffic_analyse,
    .survey = traffic_survey,
    .generate = traffic_generate,
    .rating = &traffic_rating,
    .features = traffic_features,
    .observe = traffic_observe,
    .hint = traffic_hint,
    .measure = traffic_measure,
    .draw = traffic_draw,
    .handle = traffic_handle,
    .describe = traffic_describe,
};
