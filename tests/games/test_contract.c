/* Every game on the list, and the template, against the whole contract.
 *
 * Four levels a grade by default; `test_contract 200` or SG_CONTRACT_SEEDS=200 makes it a campaign, a second
 * argument names one game. */
#include <stdio.h>
#include <stdlib.h>

#include "contract.h"
#include "test.h"

extern const struct sg_game sg_game_template;

enum { GAMES_MAX = 32, CLAIMS_MAX = 64, TESTS_MAX = GAMES_MAX * CLAIMS_MAX };

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
    static struct contract contracts[GAMES_MAX];
    static struct held held[TESTS_MAX];
    static struct CMUnitTest tests[TESTS_MAX];
    const struct sg_game *games[GAMES_MAX];
    size_t game_count = 0, opened = 0, test_count = 0;
    const char *size = argc > 1 ? argv[1] : getenv("SG_CONTRACT_SEEDS");
    long seeds = size ? strtol(size, NULL, 10) : 4;
    for (; sg_games[game_count] && game_count < GAMES_MAX - 1; game_count++)
        games[game_count] = sg_games[game_count];
    games[game_count++] = &sg_game_template;
    for (size_t i = 0; i < game_count; i++) {
        if (argc > 2 && strcmp(argv[2], games[i]->id) != 0)
            continue;
        struct contract *contract = &contracts[opened++];
        if (seeds < 1 || !contract_open(contract, games[i], (size_t)seeds)) {
            fprintf(stderr, "%s cannot be opened with %ld seeds a grade\n", games[i]->id, seeds);
            return 2;
        }
        test_count += add_game(contract, held + test_count, tests + test_count);
    }
    int failed = _cmocka_run_group_tests("contract", tests, test_count, NULL, NULL);
    while (opened > 0)
        contract_close(&contracts[--opened]);
    return failed != 0 || test_count == 0;
}
