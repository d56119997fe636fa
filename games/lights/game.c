#include "lights.h"

extern const struct sg_game sg_game_lights;

const struct sg_game sg_game_lights = {
    .contract = SG_GAME_CONTRACT,
    .id = "lights",
    .name = SG_T("Lamps"),
    .aim = SG_T("Press lamps until all are out: each press switches a lamp and those it is wired to."),
    .dead_end =
        SG_T("This board has no solution: whatever you press, a lamp stays lit."), /* pasted boards only */
    .position_bytes = sizeof(struct lights_position),
    .oracle_bytes = LIGHTS_ORACLE_BYTES,
    .scratch_bytes = LIGHTS_SCRATCH_BYTES,
    .oracle_nodes = LIGHTS_ORACLE_NODES,
    .fills = false,
    .read_position = lights_read_position,
    .write_position = lights_write_position,
    .read_move = lights_read_move,
    .write_move = lights_write_move,
    .list_moves = lights_list_moves,
    .play = lights_play,
    .outcome = lights_outcome,
    .prepare = lights_prepare,
    .analyse = lights_analyse,
    .survey = lights_survey,
    .generate = lights_generate,
    .rating = &lights_rating,
    .features = lights_features,
    .observe = lights_observe,
    .hint = lights_hint,
    .lessons = {{"3x3:010111010", 1,
                 SG_T("A press switches a lamp and its neighbours. One press puts all of these out.")},
                {"3x3:110101011", 2,
                 SG_T("Two presses are needed here. Which lamps are the middle of a cluster?")},
                {"3x3:100010001", 3, SG_T("Two presses can share a lamp: switched twice, it is as it was.")}},
    .measure = lights_measure,
    .draw = lights_draw,
    .handle = lights_handle,
    .describe = lights_describe,
};
