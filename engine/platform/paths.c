#include "platform/platform.h"

#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An absolute path, as the XDG rules ask; anything else counts as not set. */
static const char *absolute(const char *path)
{
    return path && path[0] == '/' ? path : NULL;
}

static const char *home(void)
{
    const char *path = absolute(getenv("HOME"));
    if (path)
        return path;
    const struct passwd *user = getpwuid(getuid());
    return user ? absolute(user->pw_dir) : NULL;
}

enum sg_status sg_path_data(struct sg_text *out)
{
    const char *base = absolute(getenv("XDG_DATA_HOME"));
    const char *below = "/smartgames";
    if (!base) {
        base = home();
        below = "/.local/share/smartgames";
    }
    if (!base)
        return SG_ERR_MISSING;
    sg_text_put(out, base);
    sg_text_put(out, below);
    return out->cut ? SG_ERR_MEMORY : SG_OK;
}

/* What tells a folder of ours from any other. */
static bool holds_assets(const char *folder)
{
    char path[PATH_MAX];
    struct sg_text text;
    struct stat info;
    sg_text_init(&text, path, sizeof path);
    sg_text_put(&text, folder);
    sg_text_put(&text, "/translations");
    return !text.cut && stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

/* <folder of the program>/../share/smartgames */
static bool installed_assets(char *path, size_t capacity)
{
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash)
        return false;
    *slash = '\0';
    struct sg_text text;
    sg_text_init(&text, path, capacity);
    sg_text_put(&text, program);
    sg_text_put(&text, "/../share/smartgames");
    return !text.cut && holds_assets(path);
}

enum sg_status sg_path_assets(struct sg_text *out)
{
    char path[PATH_MAX];
    const char *given = getenv("SG_ASSETS");
    if (given && *given) { /* somebody says where: that place or none */
        sg_text_put(out, given);
        return holds_assets(given) && !out->cut ? SG_OK : SG_ERR_MISSING;
    }
    sg_text_put(out, installed_assets(path, sizeof path) ? path : SG_BUILD_ASSETS);
    return holds_assets(out->bytes) && !out->cut ? SG_OK : SG_ERR_MISSING;
}
