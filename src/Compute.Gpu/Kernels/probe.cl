// What a device must compute as IEEE 754 says, each operation by itself: what the start-up probe compares with the processor.

__kernel void probe(__global const float *x, __global const float *y, __global const float *z, __global float *found, __global double *wide, int count)
{
  int n = GROUP * THREADS + THREAD;
  if (n >= count) return;
  found[n] = x[n] * y[n] + z[n];
  found[count + n] = FMA(x[n], y[n], z[n]);
  found[2 * count + n] = x[n] / y[n];
  found[3 * count + n] = ROOT(of_bits(bits_of(x[n]) & 0x7FFFFFFFu));
  found[4 * count + n] = x[n] + z[n];
  double a = (double)x[n] * (double)y[n], b = (double)z[n] * 3.0 + 1e-30;
  wide[n] = a * b + a;
  wide[count + n] = WIDE_FMA(a, b, a);
  wide[2 * count + n] = a / b;
  wide[3 * count + n] = WIDE_ROOT(of_wide_bits(wide_bits_of(a) & 0x7FFFFFFFFFFFFFFFL));
  wide[4 * count + n] = WIDE_FLOOR(b * 1e6);
  wide[5 * count + n] = (double)(float)(a * 1.1);
}
