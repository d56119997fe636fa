/* A log in memory that a test can make slow, full or failing. Link it before sg_app: it takes sg_store's
 * place. */
#ifndef SG_FAKE_STORE_H
#define SG_FAKE_STORE_H

#include "store/store.h"

enum { FAKE_EVENTS = 4096 };

struct sg_store {
    struct sg_event events[FAKE_EVENTS];
    size_t count;
    uint64_t durable;      /* what sg_store_durable_seq says */
    enum sg_status put;    /* what sg_store_put answers when not SG_OK */
    enum sg_status health; /* what sg_store_health answers */
    enum sg_status begin;  /* what sg_store_begin answers */
    char learner[SG_CODE_TEXT];
};

#endif
