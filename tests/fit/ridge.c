#include "ridge.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* The rows without the one left out, centred, features in standard deviations. */
struct scaled {
    size_t rows;
    double x[RIDGE_ROWS][RIDGE_FEATURES], y[RIDGE_ROWS];
    double mean[RIDGE_FEATURES], deviation[RIDGE_FEATURES], mean_y;
};

static void centre(struct scaled *scaled, size_t feature)
{
    double n = (double)scaled->rows, sum = 0, squares = 0;
    for (size_t i = 0; i < scaled->rows; i++)
        sum += scaled->x[i][feature];
    scaled->mean[feature] = sum / n;
    for (size_t i = 0; i < scaled->rows; i++) {
        double off = scaled->x[i][feature] - sum / n;
        squares += off * off;
    }
    scaled->deviation[feature] = squares > 0 ? sqrt(squares / n) : 1;
    for (size_t i = 0; i < scaled->rows; i++)
        scaled->x[i][feature] = (scaled->x[i][feature] - sum / n) / scaled->deviation[feature];
}

static void scale(struct scaled *scaled, double x[][RIDGE_FEATURES], const double *y, size_t rows,
                  size_t without)
{
    double sum = 0;
    for (size_t i = 0; i < rows; i++) {
        if (i == without)
            continue;
        memcpy(scaled->x[scaled->rows], x[i], sizeof x[i]);
        scaled->y[scaled->rows++] = y[i];
        sum += y[i];
    }
    scaled->mean_y = sum / (double)scaled->rows;
    for (size_t i = 0; i < scaled->rows; i++)
        scaled->y[i] -= scaled->mean_y;
    for (size_t feature = 0; feature < RIDGE_FEATURES; feature++)
        centre(scaled, feature);
}

/* The weights of the features that are in use, by elimination; the penalty keeps the pivots off 0. */
static void solve(const struct scaled *scaled, double penalty, const bool *used, double *weights)
{
    double m[RIDGE_FEATURES][RIDGE_FEATURES + 1] = {{0}};
    enum { n = RIDGE_FEATURES };
    for (size_t a = 0; a < n; a++) {
        for (size_t b = 0; b < n; b++)
            for (size_t i = 0; i < scaled->rows && used[a] && used[b]; i++)
                m[a][b] += scaled->x[i][a] * scaled->x[i][b];
        for (size_t i = 0; i < scaled->rows && used[a]; i++)
            m[a][n] += scaled->x[i][a] * scaled->y[i];
        m[a][a] += used[a] ? penalty * (double)scaled->rows : 1;
    }
    for (size_t pivot = 0; pivot < n; pivot++)
        for (size_t row = 0; row < n; row++) {
            double factor = row == pivot ? 0 : m[row][pivot] / m[pivot][pivot];
            for (size_t column = pivot; column <= n; column++)
                m[row][column] -= factor * m[pivot][column];
        }
    for (size_t a = 0; a < n; a++)
        weights[a] = m[a][n] / m[a][a];
}

/* Puts the feature that points farthest the wrong way out of use; false when none does. */
static bool drop_worst(const double *weights, int sign, bool *used)
{
    size_t worst = RIDGE_FEATURES;
    for (size_t a = 0; a < RIDGE_FEATURES; a++)
        if (used[a] && weights[a] * sign < 0 &&
            (worst == RIDGE_FEATURES || fabs(weights[a]) > fabs(weights[worst])))
            worst = a;
    if (worst < RIDGE_FEATURES)
        used[worst] = false;
    return worst < RIDGE_FEATURES;
}

struct ridge ridge_fit(const struct ridge_task *task, double x[][RIDGE_FEATURES], const double *y,
                       size_t rows, size_t without)
{
    struct scaled scaled = {.rows = 0};
    bool used[RIDGE_FEATURES];
    for (size_t a = 0; a < RIDGE_FEATURES; a++)
        used[a] = task->features >> a & 1;
    scale(&scaled, x, y, rows, without);
    struct ridge ridge = {0};
    do
        solve(&scaled, task->penalty, used, ridge.weights);
    while (drop_worst(ridge.weights, task->sign, used));
    ridge.constant = scaled.mean_y;
    for (size_t a = 0; a < RIDGE_FEATURES; a++) {
        ridge.weights[a] /= scaled.deviation[a];
        ridge.constant -= ridge.weights[a] * scaled.mean[a];
    }
    return ridge;
}

double ridge_predict(const struct ridge *ridge, const double x[RIDGE_FEATURES])
{
    double sum = ridge->constant;
    for (size_t a = 0; a < RIDGE_FEATURES; a++)
        sum += ridge->weights[a] * x[a];
    return sum;
}
