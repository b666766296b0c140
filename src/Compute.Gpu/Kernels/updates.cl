// Gradients of parameters, Adam, the running average, fixed norms and hashes, in one pass over each row.

// For each latent of each member the entries of codes that name it, images ascending: their places among all of the member's.
__kernel void list_active(
  __global const int *indices, __global const int *kept_counts, int stride, __global int *list, __global int *list_counts,
  __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  if (number >= members * latents) return;
  int m = number / latents, f = number % latents, count = 0, kept = kept_counts ? min_of(stride, kept_counts[m]) : stride;
  for (int b = 0; b < rows && kept > 0; b++) {
    int place = place_in(&indices[ROW(m, b) * stride], kept, f);
    if (place >= 0) list[number * capacity + count++] = ROW(m, b) * stride + place;
  }

  list_counts[number] = count;
}

#define ADAM \
  float beta1, float beta2, float one_minus_beta1, float one_minus_beta2, float step_size, float correction, float epsilon, float averaging_rate

// A parameter after its step; its average follows.
static inline float learned(
  float g, __global float *value, __global float *first, __global float *second, __global float *average, ADAM)
{
  float a = FMA(beta1, *first, one_minus_beta1 * g);
  float v = FMA(beta2, *second, one_minus_beta2 * g * g);
  float w = *value - step_size * a / FMA(ROOT(v), correction, epsilon);
  *first = a;
  *second = v;
  *value = w;
  *average = FMA(averaging_rate, w - *average, *average);
  return w;
}

#define LEARNED(g, place) \
  learned(g, &values[place], &first[place], &second[place], &average[place], beta1, beta2, one_minus_beta1, one_minus_beta2, step_size, correction, epsilon, averaging_rate)

#define ADD_IMAGES(entries, count, stride, scale, codes, left_over, slopes) \
  for (int q = 0; q < (count); q++) { \
    int entry = (entries)[q], of_row = entry / (stride); \
    sum = FMA((scale) * (codes)[entry], (left_over)[of_row * pixels + d], sum); \
    sum = FMA((slopes)[entry], x[(of_row - m * capacity) * pixels + d], sum); \
  }

// A group of 256 for each row of weights.
__kernel void update_weights(
  __global const float *x, __global const float *residuals, __global const float *codes, __global const float *slopes,
  __global const int *list, __global const int *list_counts, __global const float *silent_residuals, __global const float *silent_codes,
  __global const float *silent_slopes, __global const int *silent_list, __global const int *silent_list_counts, int silent_k,
  __global float *values, __global float *first, __global float *second, __global float *average, __global uint *hash_ring,
  int slot, float residual_scale, float silent_scale, double row_norm, ADAM, __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  __local double lanes[LANES];
  __local uint group[2];
  int m = GROUP / latents, f = GROUP % latents, of_row_start = GROUP * pixels;
  if (THREAD < 2) group[THREAD] = 0u;
  for (int d = THREAD; d < pixels; d += 256) {
    float sum = 0.0f;
    ADD_IMAGES(&list[GROUP * capacity], list_counts[GROUP], k, residual_scale, codes, residuals, slopes)
    if (silent_k > 0) {
      ADD_IMAGES(&silent_list[GROUP * capacity], silent_list_counts[GROUP], silent_k, silent_scale, silent_codes, silent_residuals, silent_slopes)
    }

    LEARNED(sum, of_row_start + d);
  }

  BARRIER;
  float factor = 1.0f;
  if (row_norm > 0.0) {
    if (THREAD < LANES) {
      double lane = 0.0;
      for (int d = THREAD; d < pixels; d += LANES) lane = WIDE_FMA((double)values[of_row_start + d], (double)values[of_row_start + d], lane);
      lanes[THREAD] = lane;
    }

    BARRIER;
    for (int width = LANES / 2; width > 0; width /= 2) {
      if (THREAD < width) lanes[THREAD] = lanes[THREAD] + lanes[THREAD + width];
      BARRIER;
    }

    factor = (float)(row_norm / WIDE_ROOT(lanes[0]));
    if (!IS_FINITE(factor)) factor = 1.0f;
  }

  uint bits_sum = 0u, mixed_sum = 0u;
  for (int d = THREAD; d < pixels; d += 256) {
    if (row_norm > 0.0) values[of_row_start + d] = values[of_row_start + d] * factor;
    uint bits = bits_of(values[of_row_start + d]);
    bits_sum += bits;
    mixed_sum += bits * mixed((uint)(f * pixels + d));
  }

  ADD_ATOMIC(&group[0], bits_sum);
  ADD_ATOMIC(&group[1], mixed_sum);
  BARRIER;
  if (THREAD < 2) ADD_ATOMIC(&hash_ring[2 * (slot * members + m) + THREAD], group[THREAD]);
}

#define HASH_BIAS(w, place) \
  ADD_ATOMIC(&hash_ring[2 * (slot * members + m)], bits_of(w)); \
  ADD_ATOMIC(&hash_ring[2 * (slot * members + m) + 1], bits_of(w) * mixed((uint)(place)));

__kernel void update_encoder_bias(
  __global const float *slopes, __global const int *list, __global const int *list_counts, __global const float *silent_slopes,
  __global const int *silent_list, __global const int *silent_list_counts, int silent_k, __global float *values, __global float *first,
  __global float *second, __global float *average, __global uint *hash_ring, int slot, ADAM, __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  if (number >= members * latents) return;
  int m = number / latents;
  float sum = 0.0f;
  for (int q = 0; q < list_counts[number]; q++) sum = sum + slopes[list[number * capacity + q]];
  for (int q = 0; silent_k > 0 && q < silent_list_counts[number]; q++) sum = sum + silent_slopes[silent_list[number * capacity + q]];
  float w = LEARNED(sum, number);
  HASH_BIAS(w, latents * pixels + number % latents)
}

__kernel void update_decoder_bias(
  __global const float *residuals, float residual_scale, __global float *values, __global float *first, __global float *second,
  __global float *average, __global uint *hash_ring, int slot, ADAM, __global const int *diverged, SIZES)
{
  UNLESS_DIVERGED
  int number = GROUP * THREADS + THREAD;
  if (number >= members * pixels) return;
  int m = number / pixels, d = number % pixels;
  float sum = 0.0f;
  for (int b = 0; b < rows; b++) sum = FMA(residual_scale, residuals[ROW(m, b) * pixels + d], sum);
  float w = LEARNED(sum, number);
  HASH_BIAS(w, latents * pixels + latents + d)
}
