/* One game (CONTRACT_GAME) against the whole contract; the build makes a run of each.
 *
 * Four levels a grade by default; `contract_traffic 200` or SG_CONTRACT_SEEDS=200 makes it a campaign. */
#include <stdio.h>
#include <stdlib.h>

#include "contract.h"
#include "test.h"

extern const struct sg_game CONTRACT_GAME;

enum { CLAIMS_MAX = 64 };

struct held {
    struct contract *contract;
    const struct contract_claim *claim;
    char name[128];
};

static void a_claim_holds(void **state)
{
    struct held *held = *state;
    held->contract->message[0] = '\0';
    held->contract->level = NULL;
    held->claim->hold(held->contract);
    if (!contract_holds(held->contract))
        fail_msg("%s", held->contract->message);
}

static size_t add_game(struct contract *contract, struct held *held, struct CMUnitTest *tests)
{
    size_t count = 0;
    for (const struct contract_claim *claim = contract_claims; claim->name && (contract->whole || count == 0);
         claim++, count++) {
        held[count] = (struct held){.contract = contract, .claim = claim};
        snprintf(held[count].name, sizeof held[count].name, "%s: %s", contract->game->id, claim->name);
        tests[count] = (struct CMUnitTest){
            .name = held[count].name, .test_func = a_claim_holds, .initial_state = &held[count]};
    }
    return count;
}

int main(int argc, char **argv)
{
    static struct contract contract;
    static struct held held[CLAIMS_MAX];
    static struct CMUnitTest tests[CLAIMS_MAX];
    const char *size = argc > 1 ? argv[1] : getenv("SG_CONTRACT_SEEDS");
    long seeds = size ? strtol(size, NULL, 10) : 4;
    if (seeds < 1 || !contract_open(&contract, &CONTRACT_GAME, (size_t)seeds)) {
        fprintf(stderr, "%s cannot be opened with %ld seeds a grade\n", CONTRACT_GAME.id, seeds);
        return 2;
    }
    size_t count = add_game(&contract, held, tests);
    int failed = _cmocka_run_group_tests("contract", tests, count, NULL, NULL);
    contract_close(&contract);
    return failed != 0 || count == 0;
}
