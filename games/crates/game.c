#include "crates.h"

extern const struct sg_game sg_game_crates;

const struct sg_game sg_game_crates = {
    .contract = SG_GAME_CONTRACT,
    .id = "crates",
    .name = SG_T("Pushing crates"),
    .aim = SG_T("Push every crate onto a ring. The man can push a crate, never pull it."),
    .dead_end =
        SG_T("From here the crates no longer all reach a ring. Going back a few pushes opens the way again."),
    .position_bytes = sizeof(struct crates_position),
    .oracle_bytes = CRATES_ORACLE_BYTES,
    .scratch_bytes = CRATES_SCRATCH_BYTES,
    .oracle_nodes = CRATES_ORACLE_NODES,
    .read_position = crates_read_position,
    .write_position = crates_write_position,
    .read_move = crates_read_move,
    .write_move = crates_write_move,
    .list_moves = crates_list_moves,
    .play = crates_play,
    .outcome = crates_outcome,
    .prepare = crates_prepare,
    .analyse = crates_analyse,
    .survey = crates_survey,
    .generate = crates_generate,
    .rating = &crates_rating,
    .features = crates_features,
    .observe = crates_observe,
    .hint = crates_hint,
    .lessons =
        {{"#######|#@-$-.#|#######", 2,
          SG_T("Push the crate onto the ring: walk the man against it with the arrow keys, or drag it.")},
         {"######|#--.-#|#-$--#|#-@--#|######", 2,
          SG_T("The man only pushes. To send a crate another way, he walks around it first.")},
         {"#######|#-----#|#-$-$-#|#@-#..#|#-----#|#######", 5,
          SG_T("Two crates, two rings. A crate in a corner stays there; a push can always be taken "
               "back.")}},
    .measure = crates_measure,
    .draw = crates_draw,
    .handle = crates_handle,
    .describe = crates_describe,
};
