#include "smartgames/status.h"

const char *sg_status_name(enum sg_status status)
{
    static const char *const names[SG_STATUS_COUNT] = {
        [SG_OK] = "ok",
        [SG_ERR_TEXT] = "text",
        [SG_ERR_ILLEGAL] = "illegal",
        [SG_ERR_RANGE] = "range",
        [SG_ERR_MEMORY] = "memory",
        [SG_ERR_BUDGET] = "budget",
        [SG_ERR_CANCELLED] = "cancelled",
        [SG_ERR_MISSING] = "missing",
        [SG_ERR_BUSY] = "busy",
        [SG_ERR_READONLY] = "readonly",
        [SG_ERR_FULL] = "full",
        [SG_ERR_IO] = "io",
        [SG_ERR_DAMAGED] = "damaged",
        [SG_ERR_VERSION] = "version",
    };
    return (unsigned)status < SG_STATUS_COUNT ? names[status] : "?";
}
