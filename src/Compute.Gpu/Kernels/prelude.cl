// What differs between an OpenCL compiler and clang, which makes PTX of the same text (FOR_PTX). A product is never contracted into a sum:
// every fma stands where it is meant.
#pragma OPENCL FP_CONTRACT OFF
#ifdef FOR_PTX
typedef unsigned char uchar;
typedef unsigned int uint;
typedef unsigned long ulong;
#define BARRIER __nvvm_bar_sync(0)
#define THREAD ((int)__nvvm_read_ptx_sreg_tid_x())
#define GROUP ((int)__nvvm_read_ptx_sreg_ctaid_x())
#define THREADS ((int)__nvvm_read_ptx_sreg_ntid_x())
#define FMA(a, b, c) __builtin_fmaf(a, b, c)
#define WIDE_FMA(a, b, c) __builtin_fma(a, b, c)
#define ROOT(a) __nvvm_sqrt_rn_f(a)
#define WIDE_ROOT(a) __nvvm_sqrt_rn_d(a)
#define WIDE_FLOOR(a) __nvvm_floor_d(a)
#define ADD_ATOMIC(place, value) __nvvm_atom_add_gen_i((int *)(place), (int)(value))
static inline uint bits_of(float x) { union { float value; uint bits; } both; both.value = x; return both.bits; }
static inline float of_bits(uint x) { union { float value; uint bits; } both; both.bits = x; return both.value; }
static inline long wide_bits_of(double x) { union { double value; long bits; } both; both.value = x; return both.bits; }
static inline double of_wide_bits(long x) { union { double value; long bits; } both; both.bits = x; return both.value; }
#else
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#define BARRIER barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)
#define THREAD ((int)get_local_id(0))
#define GROUP ((int)get_group_id(0))
#define THREADS ((int)get_local_size(0))
#define FMA(a, b, c) fma((float)(a), (float)(b), (float)(c))
#define WIDE_FMA(a, b, c) fma((double)(a), (double)(b), (double)(c))
#define ROOT(a) sqrt((float)(a))
#define WIDE_ROOT(a) sqrt((double)(a))
#define WIDE_FLOOR(a) floor((double)(a))
#define ADD_ATOMIC(place, value) atomic_add(place, value)
static inline uint bits_of(float x) { return as_uint(x); }
static inline float of_bits(uint x) { return as_float(x); }
static inline long wide_bits_of(double x) { return as_long(x); }
static inline double of_wide_bits(long x) { return as_double(x); }
#endif

// A place that a loop chooses lies in memory; in an unrolled one it is a register.
#define UNROLL _Pragma("unroll")

// Values of a storage seen as rows and columns, as View has them: the place of the first, and places from a row and from a column to the next.
#define VIEW(type, x) __global type *x, int x##_first, int x##_row, int x##_column
#define AT(x, i, j) x[x##_first + (i) * x##_row + (j) * x##_column]

// A thread for every number of rows x columns; those beyond the last have nothing to do.
#define EACH_NUMBER(i, j) \
  int number = GROUP * THREADS + THREAD; \
  if (number >= rows * columns) return; \
  int i = number / columns, j = number % columns;

// Chains of a sum along a row, and the places of a register in which they lie.
#define LANES 16
