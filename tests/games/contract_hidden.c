/* Claims about oracles of games that hide something from the player (sg_game.hides).
 *
 * Their distance is the worst case over all that the player cannot exclude, so a search of positions, which
 * knows what is hidden, says nothing about it. What holds instead: improving moves make the worst case
 * shorter whatever is hidden, no move makes it longer, dead ends stay dead, and less memory never says more.
 */
#include "contract_hidden.h"

#include <string.h>

enum { HIDDEN_MOVES = 6 /* tried at each position */ };

/* Never farther than before, and nearer after a move that is said to improve; unless the game ended there. */
static void worst_case_shrinks(struct contract *contract, const struct sg_oracle *oracle,
                               const void *position, const struct sg_analysis *here, struct sg_move move)
{
    const struct sg_game *game = contract->game;
    unsigned char next[SG_POSITION_BYTES];
    struct sg_analysis there;
    memcpy(next, position, game->position_bytes);
    CLAIM(contract, game->play(next, move) == SG_OK, "an improving move cannot be played");
    if (game->outcome(next) == SG_OUTCOME_FAILED)
        return;
    size_t named = here->improving_count < SG_IMPROVING_MAX ? here->improving_count : SG_IMPROVING_MAX;
    bool improving = contract_contains(here->improving, named, move);
    contract_analyse(contract, oracle, next, &there);
    CLAIM(contract, here->bound != SG_BOUND_UNSOLVABLE || there.bound == SG_BOUND_UNSOLVABLE,
          "%s is called a dead end, and %s leads out of it", contract_position_text(game, position),
          contract_move_text(game, position, move));
    CLAIM(contract, here->bound != SG_BOUND_EXACT || there.bound != SG_BOUND_UNSOLVABLE,
          "%s leads to a dead end", contract_move_text(game, position, move));
    CLAIM(contract, here->bound != SG_BOUND_EXACT || there.distance <= here->distance - improving,
          "%s is %u away, and %u after %s, which %s", contract_position_text(game, position), here->distance,
          there.distance, contract_move_text(game, position, move), improving ? "improves" : "was played");
}

/* One position: what is said of it, and what some of its moves make of it. */
static void hidden_position_holds(struct contract *contract, const struct sg_oracle *oracle,
                                  const void *position, struct sg_rng *rng)
{
    const struct sg_game *game = contract->game;
    struct sg_analysis here;
    static struct sg_move moves[SG_MOVES_MAX];
    size_t count = game->list_moves(position, moves, SG_MOVES_MAX);
    contract_analyse(contract, oracle, position, &here);
    bool solved = game->outcome(position) == SG_OUTCOME_SOLVED;
    size_t named = here.improving_count < SG_IMPROVING_MAX ? here.improving_count : SG_IMPROVING_MAX;
    CLAIM(contract, (here.bound == SG_BOUND_EXACT && here.distance == 0) == solved, "distance %u, solved %d",
          here.distance, solved);
    CLAIM(contract, here.bound != SG_BOUND_EXACT || solved || here.improving_count > 0,
          "%s is %u away, and nothing improves it", contract_position_text(game, position), here.distance);
    CLAIM(contract, here.bound == SG_BOUND_EXACT || here.improving_count == 0,
          "moves improve %s, whose distance is not known", contract_position_text(game, position));
    CLAIM(contract, here.bound != SG_BOUND_UNSOLVABLE || game->dead_end, "no words for a dead end");
    for (size_t i = 0; i < named; i++)
        CLAIM(contract, contract_contains(moves, count, here.improving[i]), "an improving move is not legal");
    for (int i = 0; i < HIDDEN_MOVES && count > 0 && contract_holds(contract); i++) {
        struct sg_move any = moves[sg_rng_below(rng, (uint32_t)count)];
        struct sg_move good = named > 0 ? here.improving[sg_rng_below(rng, (uint32_t)named)] : any;
        worst_case_shrinks(contract, oracle, position, &here, i % 2 ? any : good);
    }
}

void hidden_walks_hold(struct contract *contract)
{
    for (size_t i = 0; contract_next(contract, &i);) {
        const struct sg_oracle *oracle;
        unsigned char position[SG_POSITION_BYTES];
        struct sg_rng rng;
        struct sg_move move;
        sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 5));
        memcpy(position, contract->level->position, contract->game->position_bytes);
        contract_prepare(contract, position, &oracle);
        do
            hidden_position_holds(contract, oracle, position, &rng);
        while (contract_holds(contract) && contract_step(contract->game, &rng, position, &move));
    }
}

static bool same_analysis(const struct sg_analysis *a, const struct sg_analysis *b)
{
    size_t named = a->improving_count < SG_IMPROVING_MAX ? a->improving_count : SG_IMPROVING_MAX;
    return a->bound == b->bound && a->distance == b->distance && a->improving_count == b->improving_count &&
           memcmp(a->improving, b->improving, named * sizeof *a->improving) == 0;
}

/* What is said with less memory or fewer nodes agrees with what is said with all. */
static void weaker_agrees(struct contract *contract, const void *position, const struct sg_analysis *full,
                          const struct sg_analysis *said)
{
    const char *text = contract_position_text(contract->game, position);
    if (full->bound != SG_BOUND_EXACT && full->bound != SG_BOUND_UNSOLVABLE)
        return;
    size_t named = said->improving_count < SG_IMPROVING_MAX ? said->improving_count : SG_IMPROVING_MAX;
    CLAIM(contract, said->bound != SG_BOUND_EXACT || same_analysis(full, said),
          "%s is said to be %u away; it is %u", text, said->distance, full->distance);
    CLAIM(contract,
          said->bound != SG_BOUND_AT_LEAST || full->bound == SG_BOUND_UNSOLVABLE ||
              said->distance <= full->distance,
          "%s is said to be at least %u away; it is %u", text, said->distance, full->distance);
    CLAIM(contract, said->bound != SG_BOUND_UNSOLVABLE || full->bound == SG_BOUND_UNSOLVABLE,
          "%s is called a dead end; it is %u away", text, full->distance);
    CLAIM(contract, said->bound == SG_BOUND_EXACT || named == 0, "%s: moves improve what is not known", text);
}

void hidden_walk_open(struct contract *contract, struct hidden_walk *walk)
{
    const struct sg_oracle *oracle;
    struct sg_rng rng;
    struct sg_move move;
    sg_rng_init(&rng, sg_seed_mix(contract->level->seed, 9));
    contract_prepare(contract, contract->level->position, &oracle);
    memcpy(walk->positions[0], contract->level->position, SG_POSITION_BYTES);
    for (walk->count = 0; walk->count < HIDDEN_LOOKS;) {
        contract_analyse(contract, oracle, walk->positions[walk->count], &walk->full[walk->count]);
        if (++walk->count == HIDDEN_LOOKS)
            break;
        memcpy(walk->positions[walk->count], walk->positions[walk->count - 1], SG_POSITION_BYTES);
        if (!contract_step(contract->game, &rng, walk->positions[walk->count], &move))
            break;
    }
}

void hidden_walk_is_true(struct contract *contract, const struct hidden_walk *walk,
                         const struct sg_oracle *oracle)
{
    for (size_t i = 0; i < walk->count && contract_holds(contract); i++) {
        struct sg_analysis said;
        contract_analyse(contract, oracle, walk->positions[i], &said);
        weaker_agrees(contract, walk->positions[i], &walk->full[i], &said);
    }
}
