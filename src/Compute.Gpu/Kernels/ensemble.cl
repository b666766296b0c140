// The steps of an ensemble of tied k-sparse autoencoders. Everything lies member after member: weights in rows of pixels, a row for each latent;
// what belongs to an image, in rows of which there are `capacity` for each member.
#define SIZES int members, int capacity, int pixels, int latents, int k, int rows
#define ROW(m, b) ((m) * capacity + (b))

// What a group or a thread has of all members' images.
#define OF_ROW(number) \
  int m = (number) / capacity, b = (number) % capacity; \
  if (m >= members || b >= rows) return;

// Nothing is learned from a step that is no number, nor from any after it, until somebody takes the state over.
#define UNLESS_DIVERGED if (diverged[0]) return;

__kernel void take_images(
  __global const uchar *images, __global const float *intensities, __global const int *order, int first, __global float *x, int rows,
  int pixels)
{
  int number = GROUP * THREADS + THREAD;
  if (number >= rows * pixels) return;
  x[number] = intensities[images[(long)order[first + number / pixels] * pixels + number % pixels]];
}

#define OF_BIAS(r, q) bias[m * latents + (q)]
#define OF_IMAGE(r, p) x[(r) * pixels + (p)]
#define OF_WEIGHT(p, q) weights[(m * latents + (q)) * pixels + (p)]
#define INTO_PREACTIVATION(r, q, sum) preactivations[ROW(m, r) * latents + (q)] = sum

__kernel void encode(__global const float *x, __global const float *weights, __global const float *bias, __global float *preactivations, SIZES)
{
  int columns = latents, inner = pixels;
  int of_member = ((rows + TILE_ROWS - 1) / TILE_ROWS) * ((latents + TILE_COLUMNS - 1) / TILE_COLUMNS);
  int m = GROUP / of_member;
  PRODUCT_TILE(GROUP % of_member, OF_BIAS, OF_IMAGE, OF_WEIGHT, INTO_PREACTIVATION)
}

#define PREACTIVATION(place) preactivations[GROUP * latents + (place)]
#define INTO_CODE(place, is_kept, before) \
  if (is_kept) { \
    indices[GROUP * k + (before)] = place; \
    values[GROUP * k + (before)] = PREACTIVATION(place); \
  }

__kernel void top_k(__global const float *preactivations, __global int *indices, __global float *values, SIZES)
{
  OF_ROW(GROUP)
  SELECT_LARGEST(latents, k, PREACTIVATION, INTO_CODE)
}

#define SILENT_PREACTIVATION(place) preactivations[GROUP * latents + silent[m * latents + (place)]]
#define INTO_SILENT_CODE(place, is_kept, before) \
  if (is_kept) { \
    silent_indices[GROUP * silent_k + (before)] = silent[m * latents + (place)]; \
    silent_values[GROUP * silent_k + (before)] = SILENT_PREACTIVATION(place); \
  }

__kernel void silent_top_k(
  __global const float *preactivations, __global const int *silent, __global const int *silent_counts, __global int *silent_indices,
  __global float *silent_values, int silent_k, SIZES)
{
  OF_ROW(GROUP)
  int length = silent_counts[m], kept = min_of(silent_k, length);
  if (kept == 0) return;
  SELECT_LARGEST(length, kept, SILENT_PREACTIVATION, INTO_SILENT_CODE)
}

// Where a feature stands among the ascending ones of a code; -1 where it is none of them.
static inline int place_in(__global const int *code, int count, int feature)
{
  int low = 0, high = count;
  while (low < high) {
    int middle = (low + high) / 2;
    if (code[middle] < feature) low = middle + 1;
    else high = middle;
  }

  return low < count && code[low] == feature ? low : -1;
}

// t = members z - S, where S is what all members have at the latent, members ascending.
__kernel void disagree(__global const int *indices, __global const float *values, __global float *disagreements, SIZES)
{
  int number = GROUP * THREADS + THREAD;
  OF_ROW(number / k)
  int feature = indices[number];
  float sum = 0.0f;
  for (int other = 0; other < members; other++) {
    int place = place_in(&indices[ROW(other, b) * k], k, feature);
    if (place >= 0) sum = sum + values[ROW(other, b) * k + place];
  }

  disagreements[number] = FMA((float)members, values[number], -sum);
}

// One chain for each image, members ascending, then latents ascending.
__kernel void square_differences(__global const float *values, __global const float *disagreements, __global double *differences, SIZES)
{
  int b = GROUP * THREADS + THREAD;
  if (b >= rows) return;
  double sum = 0.0;
  for (int m = 0; m < members; m++)
    for (int j = 0; j < k; j++) sum = WIDE_FMA((double)values[ROW(m, b) * k + j], (double)disagreements[ROW(m, b) * k + j], sum);
  differences[b] = sum;
}

// Of a residual that lies in a row: its squared norm in sixteen lanes and the tree.
#define SQUARED_NORM(residual, norm) \
  __local double lanes[LANES]; \
  if (THREAD < LANES) { \
    double lane = 0.0; \
    for (int d = THREAD; d < pixels; d += LANES) lane = WIDE_FMA((double)(residual)[d], (double)(residual)[d], lane); \
    lanes[THREAD] = lane; \
  } \
  BARRIER; \
  for (int width = LANES / 2; width > 0; width /= 2) { \
    if (THREAD < width) lanes[THREAD] = lanes[THREAD] + lanes[THREAD + width]; \
    BARRIER; \
  } \
  if (THREAD == 0) norm = lanes[0];

// scale (residual . W[f]) and something more, sixteen products at a time with sixteen lanes each.
#define CODE_GRADIENTS(residual, count, feature_of, scale, MORE, gradients) \
  __local float parts[256]; \
  for (int first = 0; first < (count); first += LANES) { \
    int j = first + THREAD / LANES, lane = THREAD % LANES; \
    float part = 0.0f; \
    if (j < (count)) { \
      __global const float *weight = &weights[(m * latents + (feature_of)[j]) * pixels]; \
      for (int d = lane; d < pixels; d += LANES) part = FMA((residual)[d], weight[d], part); \
    } \
    parts[THREAD] = part; \
    BARRIER; \
    for (int width = LANES / 2; width > 0; width /= 2) { \
      if (lane < width) parts[THREAD] = parts[THREAD] + parts[THREAD + width]; \
      BARRIER; \
    } \
    if (lane == 0 && j < (count)) (gradients)[j] = FMA(scale, parts[THREAD], MORE(j)); \
    BARRIER; \
  }

#define OF_DISAGREEMENT(j) disagreement_scale * disagreements[GROUP * k + (j)]
#define NOTHING_MORE(j) 0.0f

// A group of 256 for each image of each member.
__kernel void backpropagate(
  __global const float *x, __global const float *weights, __global const float *decoder_bias, __global const int *indices,
  __global const float *values, __global const float *disagreements, __global float *residuals, __global double *squared_errors,
  __global float *gradients, float residual_scale, float disagreement_scale, SIZES)
{
  OF_ROW(GROUP)
  __global float *residual = &residuals[GROUP * pixels];
  __global const int *code = &indices[GROUP * k];
  for (int d = THREAD; d < pixels; d += 256) {
    float sum = decoder_bias[m * pixels + d];
    for (int j = 0; j < k; j++) sum = FMA(values[GROUP * k + j], weights[(m * latents + code[j]) * pixels + d], sum);
    residual[d] = sum - x[b * pixels + d];
  }

  BARRIER;
  SQUARED_NORM(residual, squared_errors[GROUP])
  CODE_GRADIENTS(residual, k, code, residual_scale, OF_DISAGREEMENT, &gradients[GROUP * k])
}

// What silent features make of what is left over.
__kernel void backpropagate_silent(
  __global const float *weights, __global const int *silent_counts, __global const int *silent_indices, __global const float *silent_values,
  __global const float *residuals, __global float *silent_residuals, __global double *silent_errors, __global float *silent_gradients,
  float silent_scale, int silent_k, SIZES)
{
  OF_ROW(GROUP)
  int kept = min_of(silent_k, silent_counts[m]);
  if (kept == 0) return;
  __global float *residual = &silent_residuals[GROUP * pixels];
  __global const int *code = &silent_indices[GROUP * silent_k];
  for (int d = THREAD; d < pixels; d += 256) {
    float sum = residuals[GROUP * pixels + d];
    for (int j = 0; j < kept; j++) sum = FMA(silent_values[GROUP * silent_k + j], weights[(m * latents + code[j]) * pixels + d], sum);
    residual[d] = sum;
  }

  BARRIER;
  SQUARED_NORM(residual, silent_errors[GROUP])
  CODE_GRADIENTS(residual, kept, code, silent_scale, NOTHING_MORE, &silent_gradients[GROUP * silent_k])
}
