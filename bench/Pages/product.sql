SELECT product, batch, outputs, milliseconds AS "ms", gigaflops AS "GFLOP/s", gigaflops / peak_gigaflops AS "of the peak",
       openblas_gigaflops AS "OpenBLAS, GFLOP/s", pytorch_gigaflops AS "PyTorch, GFLOP/s", sparse_milliseconds AS "sparse ms"
FROM product
