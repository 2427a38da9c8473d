/* Training samples of EqSpike 784-100-10, short parameter set, one sign of the nudge a sample, as a plain loop: the rival of Larmor's step.
   One sample at a time, events only where there is a spike, inputs that are 0 left out. Compiled at run time with gcc -O2, with and
   without the vectors that gcc finds. w1 is [INPUTS][HIDDEN], w2 is [HIDDEN][CLASSES]. */
#include <string.h>

enum { INPUTS = 784, HIDDEN = 100, CLASSES = 10, FREE = 60, NUDGED = 30 };

static const float TAU_SYN = 3, TAU_F = 6, TAU_S = 12, THETA = 1;

typedef struct { float v, i, rf, rs; } cell;

/* One step of a layer (t_ref 1, tau_c 1, no leak); writes who fired, answers how many. */
static int step(cell *cells, int n, const float *drive, const float *incoming, float beta, const float *target, int *fired)
{
    int count = 0;
    for (int k = 0; k < n; k++) {
        cell *c = cells + k;
        c->i = c->i * (1 - 1 / TAU_SYN) + incoming[k] * (1 / TAU_SYN);
        float total = drive[k] + c->i + beta * (target[k] - c->rf);
        float v = c->v + total;
        float s = 0;
        if (v < -THETA)
            v = -THETA;
        if (v >= THETA) {
            s = 1;
            v -= THETA;
            if (v >= THETA)
                v = 0;
            fired[count++] = k;
        }
        c->v = v;
        c->rf += (s - c->rf) * (1 / TAU_F);
        c->rs += (s - c->rs) * (1 / TAU_S);
    }
    return count;
}

/* Lets the spikes of the last step arrive at the other side. */
static void deliver(const float *w2, const int *fh, int nh, const int *fo, int no, float *to_hidden, float *to_output)
{
    memset(to_output, 0, CLASSES * sizeof(float));
    for (int k = 0; k < nh; k++)
        for (int o = 0; o < CLASSES; o++)
            to_output[o] += w2[fh[k] * CLASSES + o];
    memset(to_hidden, 0, HIDDEN * sizeof(float));
    for (int k = 0; k < no; k++)
        for (int h = 0; h < HIDDEN; h++)
            to_hidden[h] += w2[h * CLASSES + fo[k]];
}

/* A random start of the potentials and a random sign of the nudge when seed is not 0; all at 0 and +beta otherwise. */
static float draw(unsigned *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (float)(*seed >> 8) * (1.0f / 16777216.0f);
}

void eqspike_learn(float *w1, float *b1, float *w2, float *b2, const float *data, const int *labels, int samples, int first, int steps,
                   float strength, float eta1, float eta2, float eta_b1, float eta_b2, unsigned seed)
{
    cell hidden[HIDDEN], output[CLASSES];
    float drive[HIDDEN], to_hidden[HIDDEN], to_output[CLASSES], none[HIDDEN], target[CLASSES], dh[HIDDEN], dout[CLASSES], ah[HIDDEN], ao[CLASSES];
    int fh[HIDDEN], fo[CLASSES];
    memset(none, 0, sizeof none);
    for (int s = first; s < first + steps; s++) {
        const float *x = data + (long)(s % samples) * INPUTS;
        memcpy(drive, b1, sizeof drive);
        for (int i = 0; i < INPUTS; i++) {
            float v = x[i];
            if (v == 0)
                continue;
            for (int h = 0; h < HIDDEN; h++)
                drive[h] += w1[i * HIDDEN + h] * v;
        }
        memset(hidden, 0, sizeof hidden);
        memset(output, 0, sizeof output);
        memset(target, 0, sizeof target);
        memset(ah, 0, sizeof ah);
        memset(ao, 0, sizeof ao);
        float beta = strength;
        if (seed) {
            for (int h = 0; h < HIDDEN; h++)
                hidden[h].v = THETA * draw(&seed);
            for (int o = 0; o < CLASSES; o++)
                output[o].v = THETA * draw(&seed);
            if (draw(&seed) < 0.5f)
                beta = -beta;
        }
        int nh = 0, no = 0;
        for (int t = 0; t < FREE; t++) {
            deliver(w2, fh, nh, fo, no, to_hidden, to_output);
            nh = step(hidden, HIDDEN, drive, to_hidden, 0, none, fh);
            no = step(output, CLASSES, b2, to_output, 0, target, fo);
        }
        target[labels[s % samples]] = 1;
        float scale = eta2 / beta;
        for (int t = 0; t < NUDGED; t++) {
            deliver(w2, fh, nh, fo, no, to_hidden, to_output);
            nh = step(hidden, HIDDEN, drive, to_hidden, 0, none, fh);
            no = step(output, CLASSES, b2, to_output, beta, target, fo);
            for (int h = 0; h < HIDDEN; h++) {
                dh[h] = (hidden[h].rf - hidden[h].rs) * (1 / (TAU_S - TAU_F));
                ah[h] += dh[h];
            }
            for (int o = 0; o < CLASSES; o++) {
                dout[o] = (output[o].rf - output[o].rs) * (1 / (TAU_S - TAU_F));
                ao[o] += dout[o];
            }
            for (int k = 0; k < nh; k++)
                for (int o = 0; o < CLASSES; o++)
                    w2[fh[k] * CLASSES + o] += scale * dout[o];
            for (int k = 0; k < no; k++)
                for (int h = 0; h < HIDDEN; h++)
                    w2[h * CLASSES + fo[k]] += scale * dh[h];
        }
        for (int h = 0; h < HIDDEN; h++) {
            b1[h] += eta_b1 / beta * ah[h];
            ah[h] *= eta1 / beta;
        }
        for (int o = 0; o < CLASSES; o++)
            b2[o] += eta_b2 / beta * ao[o];
        for (int i = 0; i < INPUTS; i++) {
            float v = x[i];
            if (v == 0)
                continue;
            for (int h = 0; h < HIDDEN; h++)
                w1[i * HIDDEN + h] += v * ah[h];
        }
    }
}
