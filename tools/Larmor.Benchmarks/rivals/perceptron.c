/* One training step of a 784-100-10 perceptron as a plain loop, the rival of Larmor's step: ReLU, softmax cross-entropy, gradient
   step, one sample at a time. Compiled at run time with gcc -O2, with and without the vectors that gcc finds. Two versions: weights by
   output, every multiplication done; and weights by input, inputs that are 0 left out. */
#include <math.h>

enum { INPUTS = 784, HIDDEN = 100, CLASSES = 10 };

static void classes(const float *w2, const float *b2, const float *h, int label, float *error)
{
    float largest = -1e30f, sum = 0;
    for (int c = 0; c < CLASSES; c++) {
        float z = b2[c];
        for (int j = 0; j < HIDDEN; j++)
            z += w2[c * HIDDEN + j] * h[j];
        error[c] = z;
        if (z > largest)
            largest = z;
    }
    for (int c = 0; c < CLASSES; c++) {
        error[c] = expf(error[c] - largest);
        sum += error[c];
    }
    for (int c = 0; c < CLASSES; c++)
        error[c] = (c == label ? 1.0f : 0.0f) - error[c] / sum;
}

/* Errors of the hidden layer with the old weights, then the step of the second layer. */
static void second_layer(float *w2, float *b2, const float *h, const float *error, float *back, float rate)
{
    for (int j = 0; j < HIDDEN; j++)
        back[j] = 0;
    for (int c = 0; c < CLASSES; c++)
        for (int j = 0; j < HIDDEN; j++)
            back[j] += w2[c * HIDDEN + j] * error[c];
    for (int j = 0; j < HIDDEN; j++)
        if (h[j] <= 0)
            back[j] = 0;
    for (int c = 0; c < CLASSES; c++) {
        float g = rate * error[c];
        for (int j = 0; j < HIDDEN; j++)
            w2[c * HIDDEN + j] += g * h[j];
        b2[c] += g;
    }
}

void perceptron_dense(float *w1, float *b1, float *w2, float *b2, const float *data, const int *labels, int samples,
                      int first, int steps, float rate)
{
    float h[HIDDEN], error[CLASSES], back[HIDDEN];
    for (int s = first; s < first + steps; s++) {
        const float *x = data + (long)(s % samples) * INPUTS;
        for (int j = 0; j < HIDDEN; j++) {
            float z = b1[j];
            for (int i = 0; i < INPUTS; i++)
                z += w1[j * INPUTS + i] * x[i];
            h[j] = z > 0 ? z : 0;
        }
        classes(w2, b2, h, labels[s % samples], error);
        second_layer(w2, b2, h, error, back, rate);
        for (int j = 0; j < HIDDEN; j++) {
            float g = rate * back[j];
            for (int i = 0; i < INPUTS; i++)
                w1[j * INPUTS + i] += g * x[i];
            b1[j] += g;
        }
    }
}

/* w1 by input here: [INPUTS][HIDDEN]. */
void perceptron_skipping(float *w1, float *b1, float *w2, float *b2, const float *data, const int *labels, int samples,
                         int first, int steps, float rate)
{
    float h[HIDDEN], error[CLASSES], back[HIDDEN];
    for (int s = first; s < first + steps; s++) {
        const float *x = data + (long)(s % samples) * INPUTS;
        for (int j = 0; j < HIDDEN; j++)
            h[j] = b1[j];
        for (int i = 0; i < INPUTS; i++) {
            float v = x[i];
            if (v == 0)
                continue;
            for (int j = 0; j < HIDDEN; j++)
                h[j] += w1[i * HIDDEN + j] * v;
        }
        for (int j = 0; j < HIDDEN; j++)
            h[j] = h[j] > 0 ? h[j] : 0;
        classes(w2, b2, h, labels[s % samples], error);
        second_layer(w2, b2, h, error, back, rate);
        for (int j = 0; j < HIDDEN; j++)
            back[j] *= rate;
        for (int i = 0; i < INPUTS; i++) {
            float v = x[i];
            if (v == 0)
                continue;
            for (int j = 0; j < HIDDEN; j++)
                w1[i * HIDDEN + j] += back[j] * v;
        }
        for (int j = 0; j < HIDDEN; j++)
            b1[j] += back[j];
    }
}
