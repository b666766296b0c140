SELECT study, arm, layers, optimizer AS "by", batch, threads, seconds AS "s", peer_seconds AS "PyTorch, s", images_per_second AS "images/s", peer_images_per_second AS "PyTorch, images/s", ratio AS "ratio (median of rounds)",
       gigaflops AS "GFLOP/s", gigaflops / peak_gigaflops AS "of the peak", product_share AS "share of products", gigaflops / product_share / peak_gigaflops AS "products, of the peak",
       "next" AS "next", next_share AS "its share"
FROM studies
